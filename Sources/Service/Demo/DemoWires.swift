/// The two widgets' wires in JavaScript: what a page with an Applied or an Amazon Connect widget sends.
///
/// Each has `start`, `say`, `history` and `leave`, and tells `heard(role, text)` and `over()`.
enum DemoWires {
    static let script = #"""
        "use strict";

        // Where this page's sandbox begins: nothing, or /sandbox/NAME.
        const base = location.pathname.replace(/\/demo$/, "");

        class Refusal extends Error {
          constructor(status, answer) {
            const code = answer?.data?.statusCode;
            const said = code ? `${code.code} ${code.msg}` : `status ${status}`;
            super(answer?.detail ?? answer?.message ?? said);
            this.reason = answer?.reason;
          }
        }

        // One call, shown on the wire; JSON comes back, and what is refused is thrown.
        async function ask(method, path, headers = {}, body = undefined) {
          const sent = body === undefined ? undefined : JSON.stringify(body);
          if (sent !== undefined) headers = { "Content-Type": "application/json", ...headers };
          const answer = await fetch(base + path, { method, headers, body: sent });
          showCall(`${method} ${base}${path}`, answer.status);
          const text = await answer.text();
          let json = {};
          try { json = text ? JSON.parse(text) : {}; } catch { /* said by its status */ }
          if (!answer.ok) throw new Refusal(answer.status, json);
          return json;
        }

        // ---- Applied ----

        class AppliedWire {
          constructor(token, heard, over) {
            this.path = "/applied/v1/widgets/demo-applied";
            this.headers = token ? { Authorization: `Bearer ${token}` } : {};
            this.heard = heard;
            this.over = over;
            this.stop = new AbortController();
          }

          async start(claimed) {
            const metadata = { context: { plan: claimed }, groups: ["vip"], data: { orderId: "12345" } };
            const answer = await ask("POST", `${this.path}/sessions`, this.headers, { metadata });
            this.id = answer.session.id;
            this.listen();
            return this.id;
          }

          async say(text) {
            await ask("POST", `${this.path}/sessions/${this.id}/messages`, this.headers, { text });
            this.heard("customer", text);
          }

          async history() {
            const answer = await ask("GET", `${this.path}/history?session=${this.id}`, this.headers);
            const messages = answer.sessions.toReversed().flatMap((session) => session.messages);
            const count = answer.sessions.length;
            return { title: `${answer.scope}, ${count} ${count === 1 ? "chat" : "chats"}`, messages };
          }

          async leave() {
            await ask("POST", `${this.path}/logout?session=${this.id}`, this.headers);
            this.stop.abort();
            this.over();
          }

          // Server-sent events by fetch: EventSource cannot send the token's field.
          async listen() {
            const path = `${this.path}/sessions/${this.id}/events`;
            try {
              const answer = await fetch(base + path, { headers: this.headers, signal: this.stop.signal });
              showCall(`GET ${base}${path}`, answer.status);
              const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
              let rest = "";
              for (;;) {
                const { done, value } = await reader.read();
                if (done) return;
                const blocks = (rest + value).split("\n\n");
                rest = blocks.pop();
                blocks.forEach((block) => this.take(block));
              }
            } catch (fault) {
              if (fault.name !== "AbortError") this.heard("note", "The live connection is lost.");
            }
          }

          take(block) {
            const lines = block.split("\n");
            const field = (name) => lines.find((l) => l.startsWith(`${name}: `))?.slice(name.length + 2);
            const kind = field("event");
            if (kind === "message") {
              const message = JSON.parse(field("data"));
              this.heard(message.role, message.text);
            } else if (kind === "ended" || kind === "closed") {
              this.stop.abort();
              this.over();
            }
          }
        }

        // ---- Amazon Connect ----

        class ConnectWire {
          constructor(token, heard, over) {
            this.token = token;
            this.heard = heard;
            this.over = over;
          }

          async start(claimed) {
            const headers = { "x-amz-snippet-id": "demo-snippet", "x-amz-security-token": this.token };
            const answer = await ask("POST", `/connectwidget/api/${CONNECT}/start`, headers, {
              ParticipantDetails: { DisplayName: "Visitor" },
              Attributes: { plan: claimed },
              SupportedMessagingContentTypes: ["text/plain"],
            });
            const started = answer.data.startChatResult;
            this.id = started.ContactId;
            const connection = await ask(
              "POST", "/participant/connection", { "X-Amz-Bearer": started.ParticipantToken },
              { Type: ["WEBSOCKET", "CONNECTION_CREDENTIALS"] });
            this.bearer = { "X-Amz-Bearer": connection.ConnectionCredentials.ConnectionToken };
            await this.open(connection.Websocket.Url);
            return this.id;
          }

          participant(operation, body) { return ask("POST", `/participant/${operation}`, this.bearer, body); }

          // The message comes back over the socket, as it does to every socket of the chat.
          say(text) { return this.participant("message", { ContentType: "text/plain", Content: text }); }

          async history() {
            const answer = await this.participant("transcript", { MaxResults: 100, SortOrder: "ASCENDING" });
            const messages = answer.Transcript.filter((item) => item.Type === "MESSAGE")
              .map((item) => ({ role: item.ParticipantRole.toLowerCase(), text: item.Content }));
            return { title: "transcript of this chat", messages };
          }

          leave() { return this.participant("disconnect", {}); }

          // Subscribes, and keeps the socket awake with a heartbeat every 10 s, as Amazon's own client does.
          open(url) {
            const socket = new WebSocket(url);
            const send = (frame) => socket.readyState === 1 && socket.send(JSON.stringify(frame));
            const beat = setInterval(() => send({ topic: "aws/heartbeat" }), 10_000);
            socket.onopen = () => send({ topic: "aws/subscribe", content: { topics: ["aws/chat"] } });
            socket.onclose = () => { clearInterval(beat); this.over(); };
            return new Promise((resolve, reject) => {
              const place = new URL(url);
              socket.onerror = () => reject(new Refusal(0, { detail: `no WebSocket at ${place.origin}` }));
              socket.onmessage = (event) => {
                const frame = JSON.parse(event.data);
                if (frame.topic === "aws/subscribe") {
                  showCall(`WebSocket ${place.pathname}`, frame.content?.status);
                  resolve();
                }
                if (frame.topic === "aws/chat") this.take(JSON.parse(frame.content), socket);
              };
            });
          }

          take(item, socket) {
            if (item.Type === "MESSAGE") this.heard(item.ParticipantRole.toLowerCase(), item.Content);
            const kind = item.ContentType?.split(".event.")[1];
            const passage = kind?.startsWith("participant.") ? kind.slice("participant.".length) : "";
            if (passage) this.heard("note", `${item.ParticipantRole?.toLowerCase()} ${passage}`);
            if (kind === "chat.ended") socket.close(1000);
          }
        }

        """#
}
