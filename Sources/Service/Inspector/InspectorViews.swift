/// How the inspector shows what it knows: elements made of texts, never of markup.
enum InspectorViews {
    static let script = #"""
        const find = (id) => document.getElementById(id);
        const pretty = (value) => JSON.stringify(value, null, 2);
        const clockTime = (text) => text.slice(11, 23);

        // An element with a class and what is in it; texts stay texts.
        function make(kind, style, ...inside) {
          const element = document.createElement(kind);
          if (style) element.className = style;
          element.append(...inside.filter((part) => part !== null && part !== undefined && part !== ""));
          return element;
        }

        function show(id, text, style = "") {
          const element = find(id);
          if (element.textContent !== text) element.textContent = text;
          if (element.className !== style) element.className = style;
        }

        const say = (text, style = "soft") => show("status", text, style);

        // ---- Lists of buttons ----

        // Brings a list to these entries, each { key, parts, isChosen }, and keeps what has the focus.
        function fill(list, entries, press) {
          const old = new Map([...list.children].map((item) => [item.dataset.key, item]));
          entries.forEach(({ key, parts, isChosen }, index) => {
            const item = old.get(key) ?? entry(key, press);
            old.delete(key);
            const button = item.firstChild;
            const look = JSON.stringify(parts);
            if (item.dataset.look !== look) {
              item.dataset.look = look;
              button.replaceChildren(...parts.filter((part) => part[1]).map(([kind, text, style]) =>
                make(kind, style ?? "", text)));
            }
            button.setAttribute("aria-current", String(isChosen));
            if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
          });
          for (const item of old.values()) item.remove();
        }

        function entry(key, press) {
          const item = make("li");
          item.dataset.key = key;
          const button = make("button");
          button.type = "button";
          button.addEventListener("click", () => press(key));
          item.append(button);
          return item;
        }

        // Up and down, Home and End go through the buttons of a list.
        function walk(event) {
          const buttons = [...event.currentTarget.querySelectorAll("button")];
          const at = buttons.indexOf(document.activeElement);
          const goals = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
          const goal = buttons[goals[event.key]];
          if (at < 0 || !goal) return;
          event.preventDefault();
          goal.focus();
        }

        // ---- Identities, sessions ----

        const who = (identity) => (identity?.kind === "verified" ? identity.sub : "anonymous");

        function sessionParts(session) {
          const last = session.messages.at(-1);
          const count = session.messages.length;
          const marks = [session.widget, `${count} ${count === 1 ? "message" : "messages"}`];
          if (session.endedAt) marks.push("ended");
          return [
            ["strong", who(session.identity)],
            ["small", marks.join(" · ")],
            ["small", session.trust === "untrusted" ? "untrusted context" : "", "warn"],
            ["small", last ? `${last.role}: ${last.text.slice(0, 80)}` : ""],
          ];
        }

        function showFacts(session) {
          const identity = session?.identity;
          show("fact-identity", session ? [identity.kind, identity.sub].filter(Boolean).join(": ") : "–",
            identity?.kind === "verified" ? "good" : "");
          show("fact-scope", session?.historyScope ?? "–");
          show("fact-trust", session?.trust ?? "–", session?.trust === "untrusted" ? "warn" : "");
          show("fact-context", session ? pretty(session.agentContext) : "–");
          show("fact-stripped", session ? session.stripped.join(", ") || "nothing" : "–",
            session?.stripped.length ? "warn" : "");
          show("fact-metadata", session ? pretty(session.metadata) : "–");
        }

        // A transcript only grows, so what is there stays.
        function showTranscript(session) {
          const log = find("log");
          const key = session?.id ?? "";
          if (log.dataset.key !== key) {
            log.dataset.key = key;
            log.replaceChildren();
          }
          const messages = session?.messages ?? [];
          const isNew = log.children.length < messages.length;
          for (const message of messages.slice(log.children.length)) {
            const stripped = message.stripped?.length ? `stripped: ${message.stripped.join(", ")}` : null;
            log.append(make("li", message.role,
              make("small", "", `${message.role} ${clockTime(message.createdAt)}`), message.text,
              stripped && make("small", "warn", stripped)));
          }
          if (isNew) log.scrollTop = log.scrollHeight;
        }

        // ---- Verdicts ----

        const STYLES = { pass: "good", fail: "bad", warn: "warn", skipped: "soft" };

        // What failed or warns in full, what passed or could not run by name.
        function checkList(checks) {
          const named = (status) => checks.filter((check) => check.status === status);
          const badge = (status) => make("span", `badge ${STYLES[status] ?? ""}`, status);
          const items = [...named("fail"), ...named("warn")].map((check) => {
            const words = [
              check.detail, check.expected && `expected ${check.expected}`,
              check.actual && `came ${check.actual}`, check.advice,
            ].filter(Boolean).join(" · ");
            return make("li", "", badge(check.status), ` ${check.id}`, words && make("small", "", words));
          });
          for (const status of ["pass", "skipped"]) {
            const names = named(status).map((check) => check.id).join(", ");
            if (names) items.push(make("li", "", badge(status), ` ${names}`));
          }
          return make("ul", "checks", ...items);
        }

        function verdictView(verdict) {
          const title = [verdict.decision, verdict.reason].filter(Boolean).join(": ");
          const subject = verdict.subject ?? verdict.claimedSubject;
          const facts = [
            verdict.subject !== undefined && `subject ${subject}`,
            verdict.claimedSubject !== undefined && `claims to be ${subject}`,
            verdict.key && `key ${verdict.key}`, verdict.widget && `widget ${verdict.widget}`,
          ].filter(Boolean).join(" · ");
          const hints = (verdict.hints ?? []).map((hint) => make("p", "warn", `Hint: ${hint.detail}`));
          return make("div", "", make("h3", verdict.decision === "rejected" ? "bad" : "good", title),
            make("p", "soft", facts), ...hints, checkList(verdict.checks));
        }

        // What an event tells of a token; null where it tells nothing.
        function judgement(event) {
          if (event.type === "token.rejected") return event.data.verdict;
          if (event.type !== "session.started") return null;
          const { identity, key, checks, widget } = event.data;
          return { decision: identity.kind, subject: identity.sub, key, widget, checks };
        }

        """#
}
