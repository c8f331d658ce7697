// The calls of phones and watches, for k6: the mixture of workload.lua.
//   KEYS=ct_1_1_… k6 run bench/load/mixed.js        against a service on this machine, for a minute
import http from "k6/http";
import { check } from "k6";

const service = __ENV.SERVICE || "http://127.0.0.1:8000";
const keys = (__ENV.KEYS || "").split(",").filter((key) => key !== "");

export const options = {
  scenarios: {
    home: { executor: "constant-vus", vus: Number(__ENV.CLIENTS || 16), duration: __ENV.DURATION || "1m" },
  },
  thresholds: {
    checks: ["rate==1"],
    "http_req_duration{kind:watch}": ["p(99)<250"],
    "http_req_duration{kind:today}": ["p(99)<250"],
  },
};

// No entry is stored already: each client is a separate watch, and each run starts at a different time in
// the past.
let moment = Date.UTC(2000, 0, 1) + ((Date.now() / 1000) % 20000) * 2e7;
const at = () => new Date((moment += 1000)).toISOString();
const between = (low, high) => low + Math.floor(Math.random() * (high - low + 1));
const reading = () => ({ timestamp: at(), bpm: between(55, 120), source: `watch-${__VU}` });

const work = {
  watch: () => ["POST", "/v1/heartrate", reading()],
  sync: () => ["POST", "/v1/heartrate/batch", Array.from({ length: 60 }, reading)],
  phone: () => ["POST", "/v1/coffee", { timestamp: at(), caffeine_mg: between(30, 160) }],
  today: () => ["GET", "/v1/coffee/today"],
  now: () => ["GET", "/v1/now"],
  list: () => ["GET", "/v1/coffee?limit=50"],
  readings: () => ["GET", "/v1/heartrate?limit=50"],
  answer: () => ["GET", "/v1/heartrate/correlation"],
};

// Shares of a hundred calls.
const mixture = [
  [45, "watch"], [5, "sync"], [10, "phone"], [20, "today"], [10, "now"], [7, "list"], [2, "readings"], [1, "answer"],
];

function draw() {
  let drawn = between(1, 100);
  return mixture.find(([share]) => (drawn -= share) <= 0)[1];
}

export default function () {
  const kind = draw();
  const [method, path, body] = work[kind]();
  const answer = http.request(method, service + path, body ? JSON.stringify(body) : null, {
    headers: { Authorization: `Bearer ${keys[between(0, keys.length - 1)]}`, "Content-Type": "application/json" },
    tags: { kind, name: path.split("?")[0] },
  });
  check(answer, { "is answered": (it) => it.status === 200 || it.status === 201 });
}
