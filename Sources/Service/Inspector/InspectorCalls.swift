/// What the inspector asks of control, and how it hears the journal.
enum InspectorCalls {
    static let script = #"""
        "use strict";

        // Where the gateway begins, and the sandbox that the address names.
        const place = location.pathname.match(/^(.*?)(?:\/sandbox\/([^/]+))?\/_chatgate\/v1\/inspector$/);
        const root = place?.[1] ?? "";
        // Kept here alone: a reload forgets it.
        let admin = null;

        class Refusal extends Error {
          constructor(status, problem) {
            super(problem?.detail ?? `status ${status}`);
            this.status = status;
          }
        }

        const control = (sandbox, rest) => `${root}/sandbox/${sandbox}/_chatgate/v1${rest}`;
        const proof = () => (admin ? { Authorization: `Bearer ${admin}` } : {});

        // One call; JSON comes back, and what is refused is thrown.
        async function ask(method, path, { body, signal } = {}) {
          const headers = proof();
          if (body !== undefined) headers["Content-Type"] = "application/json";
          const sent = body === undefined ? undefined : JSON.stringify(body);
          const answer = await fetch(path, { method, headers, body: sent, signal });
          const text = await answer.text();
          let json = null;
          try { json = text ? JSON.parse(text) : null; } catch { /* said by its status */ }
          if (!answer.ok) throw new Refusal(answer.status, json);
          return json;
        }

        const sandboxes = async (signal) =>
          (await ask("GET", `${root}/_chatgate/v1/sandboxes`, { signal })).sandboxes;

        // The newest sessions: those behind an order that leaves about so many.
        async function newestSessions(sandbox, count, signal) {
          const found = [];
          let after = count > 200 ? count - 201 : null;
          for (let page = 0; page < 10; page += 1) {
            const query = after === null ? "?limit=200" : `?limit=200&after=${after}`;
            const answer = await ask("GET", control(sandbox, `/sessions${query}`), { signal });
            found.push(...answer.sessions);
            if (answer.next === null) break;
            after = answer.next;
          }
          return found.slice(-200);
        }

        // The journal behind an event, as it grows; by fetch, since EventSource cannot send the admin token.
        // Ends with true where the gateway says that nothing more comes.
        async function hear(sandbox, after, take, signal) {
          const headers = { ...proof(), "Last-Event-ID": String(after) };
          const answer = await fetch(control(sandbox, "/events/stream"), { headers, signal });
          if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => null));
          const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
          let rest = "";
          for (;;) {
            const { done, value } = await reader.read();
            if (done) return false;
            const blocks = (rest + value).split("\n\n");
            rest = blocks.pop();
            for (const block of blocks) {
              const { kind, data } = fields(block);
              if (kind === "closed") return true;
              if (data) take(kind, JSON.parse(data));
            }
          }
        }

        // One server-sent event: its kind and its data (WHATWG HTML, section 9.2.6).
        function fields(block) {
          const found = { kind: "message", data: "" };
          for (const line of block.split("\n")) {
            if (line.startsWith("event:")) found.kind = line.slice(6).trim();
            if (line.startsWith("data:")) found.data += line.slice(5).trimStart();
          }
          return found;
        }

        """#
}
