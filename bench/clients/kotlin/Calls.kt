import com.squareup.moshi.FromJson
import com.squareup.moshi.JsonWriter
import com.squareup.moshi.Moshi
import com.squareup.moshi.ToJson
import com.squareup.moshi.adapter
import com.squareup.moshi.kotlin.reflect.KotlinJsonAdapterFactory
import org.openapitools.client.apis.CaffeineApi
import org.openapitools.client.apis.CoffeeApi
import org.openapitools.client.apis.DrinksApi
import org.openapitools.client.apis.HeartRateApi
import org.openapitools.client.apis.HeartRateApi.ResolutionGetHeartRateRange
import org.openapitools.client.apis.ImportsApi
import org.openapitools.client.apis.KeysApi
import org.openapitools.client.apis.PersonApi
import org.openapitools.client.apis.PersonApi.FormatExportData
import org.openapitools.client.apis.TheAnswerApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.ClientException
import org.openapitools.client.infrastructure.LocalDateAdapter
import org.openapitools.client.infrastructure.OffsetDateTimeAdapter
import org.openapitools.client.models.NewCoffee
import org.openapitools.client.models.NewReading
import org.openapitools.client.models.ProfileChange
import org.openapitools.client.models.WhatIfQuestion
import org.openapitools.client.models.WhatIfQuestionDosesInner
import java.math.BigDecimal
import java.time.LocalDate
import java.time.ZoneOffset

/** What was understood goes out again as numbers; the generated adapter writes text. */
object Numbers {
    @ToJson
    fun write(to: JsonWriter, value: BigDecimal?) {
        to.value(value)
    }

    @FromJson
    fun read(text: String?) = text?.let { BigDecimal(it) }
}

val moshi: Moshi =
    Moshi.Builder()
        .add(Numbers)
        .add(OffsetDateTimeAdapter())
        .add(LocalDateAdapter())
        .addLast(KotlinJsonAdapterFactory())
        .build()

/** Makes a call and prints what was understood, as a line of JSON. */
@OptIn(ExperimentalStdlibApi::class)
inline fun <reified T> call(name: String, call: () -> T): T? =
    try {
        val value = call()
        println("""{"call":"$name","value":${moshi.adapter<T>().toJson(value)}}""")
        value
    } catch (refused: ClientException) {
        println("""{"call":"$name","refused":${refused.statusCode}}""")
        null
    } catch (failed: Exception) {
        println("""{"call":"$name","failed":${moshi.adapter<String>().toJson(failed.toString())}}""")
        null
    }

/** Every call, by the generated Kotlin client. */
fun main(args: Array<String>) {
    ApiClient.accessToken = args[1]
    read(args[0])
    write(args[0])
}

private fun read(at: String) {
    val coffee = CoffeeApi(at)
    val coffees = call("listCoffees") { coffee.listCoffees(limit = 5) }
    call("getCoffee") { coffee.getCoffee(coffees?.firstOrNull()?.id ?: 1) }
    call("getToday") { coffee.getToday() }
    call("getWeek") { coffee.getWeek() }
    call("getCoffeeStatistics") { coffee.getCoffeeStatistics() }
    call("listDrinks") { DrinksApi(at).listDrinks() }
    val heart = HeartRateApi(at)
    val readings = call("listReadings") { heart.listReadings(limit = 5) }
    call("getReading") { heart.getReading(readings?.firstOrNull()?.id ?: 1) }
    call("getCurrentHeartRate") { heart.getCurrentHeartRate() }
    call("getHeartRateRange raw") { heart.getHeartRateRange(limit = 5) }
    call("getHeartRateRange 1h") { heart.getHeartRateRange(resolution = ResolutionGetHeartRateRange._1h, limit = 5) }
    call("getHeartRateStatistics") { heart.getHeartRateStatistics() }
    call("getAnswer") { TheAnswerApi(at).getAnswer() }
    val caffeine = CaffeineApi(at)
    call("getCaffeineLevel") { caffeine.getCaffeineLevel() }
    call("getCaffeineCurve") { caffeine.getCaffeineCurve(step = "1h") }
    call("getBedtimeOutlook") { caffeine.getBedtimeOutlook() }
    val person = PersonApi(at)
    call("getProfile") { person.getProfile() }
    call("getNow") { person.getNow() }
    call("listDays") { person.listDays() }
    val today = LocalDate.now(ZoneOffset.UTC).toString()
    call("exportData") { person.exportData(FormatExportData.open_mhealth, from = today).readText() }
    val imports = ImportsApi(at)
    val all = call("listImports") { imports.listImports() }
    call("getImport") { imports.getImport(all?.firstOrNull()?.id ?: 1) }
    call("listImportProblems") { imports.listImportProblems(all?.lastOrNull()?.id ?: 1) }
    val keys = KeysApi(at)
    val issued = call("listKeys") { keys.listKeys() }
    call("getKey") { keys.getKey(issued?.firstOrNull()?.id ?: 1) }
}

private fun write(at: String) {
    val espresso = NewCoffee(caffeineMg = BigDecimal(63), coffeeType = "espresso")
    call("logCoffee") { CoffeeApi(at).logCoffee(espresso) }
    call("logCoffees") { CoffeeApi(at).logCoffees(listOf(espresso, NewCoffee(drink = "nothing"))) }
    call("logReading") { HeartRateApi(at).logReading(NewReading(BigDecimal(62), source = "kotlin")) }
    val readings = listOf(61, 10).map { NewReading(BigDecimal(it), source = "kotlin-batch") }
    call("logReadings") { HeartRateApi(at).logReadings(readings) }
    val question = WhatIfQuestion(doses = listOf(WhatIfQuestionDosesInner(drink = "espresso")))
    call("askWhatIf") { CaffeineApi(at).askWhatIf(question) }
    val change = ProfileChange(weightKg = BigDecimal("70.5"), bedtime = "23:00")
    call("patchProfile") { PersonApi(at).patchProfile(change) }
}
