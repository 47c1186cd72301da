// A chat backend for Node's own test runner: each test in a sandbox of its own. Copy this file.
//
//   import test from "node:test";
//   import { chatgate } from "./chatgate.mjs";
//
//   test("a session knows its customer", async (t) => {
//     const chat = chatgate(t);
//     const token = await chat.mint("demo-applied", { sub: "u-42", plan: "pro" });
//     const { status } = await chat.call("POST", "/applied/v1/widgets/demo-applied/sessions", {}, token);
//   });
//
// Run it with `chatgate exec -- node --test`; tests and files may run at once: no two meet.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";

/** One sandbox, gone after the test. `url` is its base: your backend and the AWS SDK may be given it. */
export function chatgate(t) {
  const url = `${process.env.CHATGATE_URL}/sandbox/node-${randomUUID()}`;

  /** The status and the JSON of an answer, of a refusal too. */
  async function call(method, path, body, token) {
    const headers = { "Content-Type": "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    const answer = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
    return { status: answer.status, json: JSON.parse((await answer.text()) || "null") };
  }

  /** What control answers; where it says no, the test fails with its words. */
  async function control(method, path = "", body = undefined) {
    const admin = process.env.CHATGATE_ADMIN_TOKEN;
    const { status, json } = await call(method, `/_chatgate/v1${path}`, body, admin);
    if (status >= 300) throw new Error(JSON.stringify(json, null, 2));
    return json;
  }

  /** The time after `{ freeze: "2026-01-15T09:00:00Z" }`, `{ advance: "9m" }` or `{ resume: true }`. */
  async function clock(change) {
    return (await control(change ? "PUT" : "GET", "/clock", change)).now;
  }

  /** A token as your website would make it now, by the sandbox's clock; `sub` is a claim like others. */
  async function mint(widget, { lifetime = "5m", ...claims } = {}) {
    const words = ["mint", "--widget", widget, "--at", await clock(), "--lifetime", lifetime];
    for (const name in claims) words.push(`--claim-json=${name}=${JSON.stringify(claims[name])}`);
    return (await promisify(execFile)(process.env.CHATGATE_BINARY ?? "chatgate", words)).stdout.trim();
  }

  /** The events, once so many have come; what came before counts. A failure names the nearest event. */
  async function wait(match, { count = 1, timeout = "5s" } = {}) {
    return (await control("POST", "/events/wait", { match, count, timeout })).events;
  }

  t.after(() => control("DELETE"));
  return { url, call, control, clock, mint, wait };
}
