"""Renders the templates of the recipes for Home Assistant. Called by bench/clients/home-assistant."""

import ast
import datetime
import json
import pathlib
import re
import sys
import urllib.error
import urllib.request

import jinja2.sandbox
import yaml

HOME = pathlib.Path(__file__).resolve().parents[3]
DOCUMENTS = ["docs/home-assistant.md", "README.md"]


def utcnow():
    return datetime.datetime.now(datetime.timezone.utc)


def environment(undefined):
    jinja = jinja2.sandbox.ImmutableSandboxedEnvironment(undefined=undefined)
    jinja.globals["utcnow"] = utcnow
    jinja.globals["states"] = lambda entity: entity + " has a state"
    return jinja


# Home Assistant renders availability strictly, and everything else with undefined variables as empty texts.
STRICT = environment(jinja2.StrictUndefined)
LENIENT = environment(jinja2.Undefined)


def render(jinja, template, variables):
    return jinja.from_string(template).render(variables).strip()


def boolean(template, variables):
    value = ast.literal_eval(render(STRICT, template, variables))
    assert isinstance(value, bool), template
    return value


def recipes(document):
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!secret", lambda loader, node: node.value)
    found = {}
    for block in re.findall(r"(?ms)^```yaml\n(.*?)^```$", (HOME / document).read_text()):
        found.update(yaml.load(block, Loader))
    return found


def get(url, key):
    request = urllib.request.Request(url, headers={"Authorization": "Bearer " + key})
    try:
        with urllib.request.urlopen(request) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def responses(url, key):
    now = get(url + "/v1/now", key)
    fields = json.loads(now)
    problem = get(url + "/v1/now", "a-wrong-key")
    assert json.loads(problem)["status"] == 401, problem
    unavailable = {"status": 503, "title": "Unavailable", "code": "database_unavailable"}
    return {
        "response": now,
        "null": json.dumps(dict.fromkeys(fields)),
        "401": problem,
        "503": json.dumps(unavailable),
        "empty object": "{}",
        "list": "[]",
        "null alone": "null",
        "HTML": "<html>Bad Gateway</html>",
        "nothing": "",
    }


def variables_of(body):
    try:
        return {"value": body, "value_json": json.loads(body)}
    except ValueError:
        return {"value": body}


def value_of(sensor, variables):
    """A failing template gives None, which is shown as unknown."""
    try:
        return render(LENIENT, sensor["value_template"], variables)
    except jinja2.TemplateError:
        return None


def check_sensor(sensor, name, variables):
    available = boolean(sensor["availability"], variables)
    field = re.search(r"value_json\.(\w+)", sensor["value_template"]).group(1)
    known = variables.get("value_json")
    has_value = isinstance(known, dict) and known.get(field) is not None
    assert available == has_value, (name, sensor["name"])
    value = value_of(sensor, variables)
    if "unit_of_measurement" in sensor and value is not None:
        float(value)  # also while the sensor is not available: several versions read it all the same
    if available:
        assert value == str(known[field]), (name, sensor["name"], value)
        if sensor.get("device_class") == "timestamp":
            assert datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo
    return available


def check_script(found):
    steps = found["script"]["log_drink"]["sequence"]
    given = {"drink": "espresso"}
    for name, template in steps[0]["variables"].items():
        given[name] = template if not isinstance(template, str) else render(LENIENT, template, given)
    until = steps[1]["repeat"]["until"]
    for status, index, ends in [(0, 1, False), (503, 4, False), (201, 1, True), (200, 2, True), (503, 5, True)]:
        attempt = dict(given, logged={"status": status}, repeat={"index": index})
        assert boolean(until, attempt) == ends, (status, index)
        assert boolean(steps[2]["if"], attempt) == (status not in (200, 201))
    assert boolean(until, dict(given, repeat={"index": 1})) is False
    return given


def check_commands(found, given):
    for command in found["rest_command"].values():
        assert "{{" not in render(STRICT, command["url"], given)
        payload = json.loads(render(STRICT, command["payload"], given))
        assert payload["client_id"] == given["client_id"]


def main(url, key):
    count = 0
    for document in DOCUMENTS:
        found = recipes(document)
        for name, body in responses(url, key).items():
            shown = [check_sensor(each, name, variables_of(body)) for each in found["rest"][0]["sensor"]]
            count += len(shown)
            print(f"{document}: {name}: {sum(shown)} of {len(shown)} sensors have a value")
            assert any(shown) == (name == "response")
        given = {"drink": "espresso", "client_id": "ha-1", "timestamp": utcnow().isoformat()}
        if "script" in found:
            given = check_script(found)
        check_commands(found, given)
        for automation in found.get("automation", []):
            for action in automation["actions"]:
                for template in action["data"].values():
                    assert "{{" not in render(STRICT, template, {})
    print(f"{count} passed, 0 failed")


main(sys.argv[1].rstrip("/"), sys.argv[2])
