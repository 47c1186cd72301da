/// The demo page's script: what a press does, and what it shows, always as text.
enum DemoScript {
    static let script = #"""
        const CONNECT = "00000000-0000-4000-8000-00000000c0de";
        const WIDGETS = { applied: "demo-applied", connect: CONNECT };
        const WIRES = { applied: AppliedWire, connect: ConnectWire };
        const HINTS = {
          "applied customer": "The website signs who the visitor is; what the page claims is stripped.",
          "applied anonymous": "No token: the page's claim reaches the agent, marked untrusted.",
          "applied forger": "One letter changes after signing: the chat is refused, and you read why.",
          "connect customer": "The token names a customerId; a page's attribute never beats a signed one.",
          "connect anonymous": "This widget always wants a token; this one names nobody.",
          "connect forger": "One letter changes after signing: the widget hears 401, and you read why.",
        };
        const find = (id) => document.getElementById(id);
        const setup = find("setup");
        const control = "/_chatgate/v1";
        let chat = null;

        function line(list, kind, who, text) {
          const item = document.createElement("li");
          item.className = kind;
          if (who) {
            const name = document.createElement("span");
            name.className = "who";
            name.textContent = who;
            item.append(name);
          }
          item.append(text);
          list.append(item);
          return item;
        }

        function showCall(call, outcome) {
          const item = document.createElement("li");
          item.textContent = `${outcome}  ${call}`;
          find("wire").prepend(item);
        }

        function say(text, kind = "") {
          find("status").className = kind;
          find("status").textContent = text;
        }

        function hear(role, text) {
          line(find("log"), role, role === "note" ? "" : role, text);
          find("log").scrollTop = find("log").scrollHeight;
          refresh();
        }

        function enable(isOpen) {
          for (const id of ["say", "answer"]) {
            for (const part of find(id).elements) part.disabled = !isOpen;
          }
          for (const id of ["leave", "end"]) find(id).disabled = !isOpen;
          find("history").disabled = !isOpen;
        }

        // ---- 1. The website ----

        const choice = (name) => setup.elements[name].value;

        function showHint() {
          find("hint").textContent = HINTS[`${choice("platform")} ${choice("visitor")}`];
          const isAnonymous = choice("visitor") === "anonymous";
          setup.elements.customer.disabled = isAnonymous;
          setup.elements.signed.disabled = isAnonymous && choice("platform") === "applied";
        }

        // What the website's backend would do with its login; null for nobody.
        async function fetchToken() {
          const visitor = choice("visitor");
          if (visitor === "anonymous" && choice("platform") === "applied") return null;
          const body = { attributes: { plan: choice("signed") } };
          if (visitor !== "anonymous") body.customer = choice("customer");
          const path = `/token?widgetId=${WIDGETS[choice("platform")]}`;
          const { data } = await ask("POST", path, {}, body);
          return visitor === "forger" ? forged(data) : data;
        }

        function forged(token) {
          const place = token.lastIndexOf(".") + 5;
          return token.slice(0, place) + (token[place] === "A" ? "B" : "A") + token.slice(place + 1);
        }

        function claims(token) {
          const text = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          return JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2);
        }

        // Why is for the developer: the widget itself hears only that it was refused.
        async function showToken(token) {
          find("token-box").hidden = token === null;
          if (token === null) return;
          find("claims").textContent = claims(token);
          const widget = WIDGETS[choice("platform")];
          const verdict = await ask("POST", `${control}/verdicts`, {}, { widget, token });
          const failed = verdict.checks.find((check) => check.status === "fail");
          const words = [verdict.decision, verdict.reason, failed?.detail, failed?.advice];
          find("verdict").textContent = words.filter(Boolean).join(" · ");
          find("verdict").className = `verdict ${verdict.decision === "rejected" ? "bad" : "good"}`;
        }

        async function start() {
          chat = null;
          enable(false);
          showFacts(null);
          for (const id of ["log", "past"]) find(id).replaceChildren();
          find("past-box").hidden = true;
          say("Starting…");
          const token = await fetchToken();
          await showToken(token);
          const wire = new WIRES[choice("platform")](token, (role, text) => wire === chat && hear(role, text),
            () => wire === chat && over());
          chat = wire;
          await wire.start(choice("claimed"));
          say("The chat is open.", "good");
          enable(true);
          await refresh();
          find("say").elements.text.focus();
        }

        function over() {
          enable(false);
          say("The chat is over.");
          refresh();
        }

        // ---- 2. The visitor ----

        async function showHistory() {
          const past = await chat.history();
          find("past-box").hidden = false;
          find("past").replaceChildren();
          find("past-scope").textContent = `${past.title}, ${past.messages.length} messages`;
          for (const message of past.messages) line(find("past"), message.role, message.role, message.text);
        }

        // ---- 3. The agent ----

        const play = (act, body) => ask("POST", `${control}/sessions/${chat.id}/${act}`, {}, body);

        async function refresh() {
          if (chat?.id) showFacts(await ask("GET", `${control}/sessions/${chat.id}`).catch(() => null));
        }

        function showFacts(session) {
          const identity = session?.identity;
          const name = identity?.sub ? `${identity.kind}: ${identity.sub}` : identity?.kind;
          find("fact-identity").textContent = name ?? "–";
          find("fact-scope").textContent = session?.historyScope ?? "–";
          find("fact-context").textContent = session ? JSON.stringify(session.agentContext, null, 2) : "–";
          find("fact-trust").textContent = session?.trust ?? "–";
          find("fact-trust").className = session?.trust === "untrusted" ? "bad" : "";
          find("fact-stripped").textContent = session ? session.stripped.join(", ") || "nothing" : "–";
        }

        // ---- Presses ----

        // One press at a time; what is refused is said.
        function does(act) {
          let isBusy = false;
          return async (event) => {
            event.preventDefault();
            if (isBusy) return;
            isBusy = true;
            try {
              await act(event);
            } catch (fault) {
              say(`Refused: ${fault.reason ? `${fault.reason}. ` : ""}${fault.message}`, "bad");
            } finally {
              isBusy = false;
            }
          };
        }

        function sends(id, send) {
          find(id).addEventListener("submit", does(async (event) => {
            const field = event.target.elements.text;
            await send(field.value);
            field.value = "";
          }));
        }

        setup.addEventListener("change", showHint);
        setup.addEventListener("submit", does(start));
        sends("say", (text) => chat.say(text));
        sends("answer", (text) => play("messages", { role: "agent", text }));
        find("history").addEventListener("click", does(showHistory));
        find("leave").addEventListener("click", does(() => chat.leave()));
        find("end").addEventListener("click", does(() => play("end")));
        showHint();

        """#
}
