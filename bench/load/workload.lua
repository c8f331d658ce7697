-- The calls of phones and watches, for wrk. KEYS: keys of persons, comma-separated. WORK: one of the
-- kinds below, or "mixed" for their usual mixture.

local keys = {}
for key in os.getenv("KEYS"):gmatch("[^,]+") do keys[#keys + 1] = key end
local kind = os.getenv("WORK") or "mixed"
local threads = 0
local moment = 0

-- No entry is stored already: each thread is a separate watch, and each run starts at a different time in
-- the past.
function setup(thread)
  threads = threads + 1
  thread:set("watch", threads)
end

function init()
  local run = os.time() % 20000
  math.randomseed(run * 100 + watch)
  moment = 946684800 + run * 20000
end

local function at()
  moment = moment + 1
  return os.date("!%Y-%m-%dT%H:%M:%SZ", moment)
end

local function day(from_today)
  return os.date("!%Y-%m-%d", os.time() + from_today * 86400)
end

local function call(method, path, body)
  local headers = { Authorization = "Bearer " .. keys[math.random(#keys)] }
  if body then headers["Content-Type"] = "application/json" end
  return wrk.format(method, path, headers, body)
end

local function reading()
  return string.format('{"timestamp": "%s", "bpm": %d, "source": "watch-%d"}', at(), math.random(55, 120), watch)
end

local work = {
  watch = function() return call("POST", "/v1/heartrate", reading()) end,
  sync = function()
    local readings = {}
    for i = 1, 60 do readings[i] = reading() end
    return call("POST", "/v1/heartrate/batch", "[" .. table.concat(readings, ",") .. "]")
  end,
  phone = function()
    return call("POST", "/v1/coffee", string.format('{"timestamp": "%s", "caffeine_mg": %d}', at(), math.random(30, 160)))
  end,
  notebook = function()
    local coffees = {}
    for i = 1, 10 do coffees[i] = string.format('{"timestamp": "%s", "caffeine_mg": %d}', at(), math.random(30, 160)) end
    return call("POST", "/v1/coffee/batch", "[" .. table.concat(coffees, ",") .. "]")
  end,
  today = function() return call("GET", "/v1/coffee/today") end,
  now = function() return call("GET", "/v1/now") end,
  list = function() return call("GET", "/v1/coffee?limit=50") end,
  readings = function() return call("GET", "/v1/heartrate?limit=50") end,
  week = function() return call("GET", "/v1/coffee/week") end,
  totals = function() return call("GET", "/v1/coffee/stats?days=30") end,
  pulse = function() return call("GET", "/v1/heartrate/stats?days=30") end,
  current = function() return call("GET", "/v1/heartrate/current") end,
  range = function() return call("GET", "/v1/heartrate/range?resolution=1h&from=" .. day(-30) .. "&to=" .. day(0)) end,
  days = function() return call("GET", "/v1/days?from=" .. day(-30) .. "&to=" .. day(0)) end,
  level = function() return call("GET", "/v1/caffeine/level") end,
  curve = function() return call("GET", "/v1/caffeine/curve") end,
  bedtime = function() return call("GET", "/v1/caffeine/bedtime?bedtime=23:00") end,
  drinks = function() return call("GET", "/v1/drinks") end,
  profile = function() return call("GET", "/v1/profile") end,
  health = function() return call("GET", "/health") end,
  export = function() return call("GET", "/v1/export") end,
  -- No two requests are the same, so that no response is cached.
  fresh = function() return call("GET", string.format("/v1/heartrate/correlation?half_life_hours=%.7f", 4 + math.random())) end,
  answer = function() return call("GET", "/v1/heartrate/correlation") end,
}

-- Shares of a hundred calls.
local mixture = {
  { 45, "watch" }, { 5, "sync" }, { 10, "phone" }, { 20, "today" }, { 10, "now" }, { 7, "list" }, { 2, "readings" }, { 1, "answer" },
}

function request()
  if kind ~= "mixed" then return work[kind]() end
  local drawn = math.random(100)
  for _, share in ipairs(mixture) do
    drawn = drawn - share[1]
    if drawn <= 0 then return work[share[2]]() end
  end
end

-- A line of a table: name, calls per second, p50, p99 and maximum in ms, failures.
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "| %s | %.0f | %.1f | %.1f | %.1f | %d |\n", kind, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
