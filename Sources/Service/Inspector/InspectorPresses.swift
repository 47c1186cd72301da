/// What a press in the inspector does: speak, end, move the clock, judge a token.
enum InspectorPresses {
    static let script = #"""
        // What is refused is said; what was given up on purpose is not.
        function refused(fault) {
          if (fault.name === "AbortError" || needsToken(fault)) return;
          say(`Refused: ${fault.message}`, "bad");
        }

        function needsToken(fault) {
          if (fault.status !== 401) return false;
          find("admin").hidden = false;
          say(admin ? "This is not the admin token." : "Control wants the admin token.", "warn");
          return true;
        }

        // One press at a time.
        function does(act) {
          let isBusy = false;
          return async (event) => {
            event.preventDefault();
            if (isBusy) return;
            isBusy = true;
            try {
              await act(event.currentTarget ?? event.target, event);
            } catch (fault) {
              refused(fault);
            } finally {
              isBusy = false;
            }
          };
        }

        const onSubmit = (id, act) => find(id).addEventListener("submit", does((form) => act(form.elements)));
        const onPress = (id, act) => find(id).addEventListener("click", does(act));

        onSubmit("admin", async ({ token }) => {
          admin = token.value;
          token.value = "";
          await enter(name);
          find("admin").hidden = true;
        });

        // ---- The far side ----

        const play = (act, body) => mine("POST", `/sessions/${encodeURIComponent(chosen)}/${act}`, body);

        onSubmit("answer", async ({ text }) => {
          await play("messages", { role: "agent", text: text.value });
          text.value = "";
        });
        onPress("end", () => play("end"));

        // ---- The clock ----

        const loadClock = () => setClock("GET");
        const change = (body) => setClock("PUT", body);

        async function setClock(method, body) {
          clock = { ...await mine(method, "/clock", body), since: performance.now() };
          tick();
        }

        function tick() {
          if (!clock) return;
          const ahead = clock.frozen ? 0 : performance.now() - clock.since;
          const now = new Date(Date.parse(clock.now) + ahead);
          show("now", Number.isNaN(now.valueOf()) ? clock.now : now.toISOString());
          show("clock-state", clock.frozen ? "frozen" : "running", `badge ${clock.frozen ? "warn" : "good"}`);
        }

        onSubmit("freeze", ({ at }) => change({ freeze: at.value || find("now").textContent }));
        onSubmit("advance", ({ by }) => change({ advance: by.value }));
        onPress("next-timer", () => change({ advanceTo: "next-timer" }));
        onPress("resume", () => change({ resume: true }));

        // ---- A token ----

        function showWidgets(all) {
          widgets = all;
          const choices = find("judge").elements.widget;
          const before = choices.value;
          choices.replaceChildren(...all.map((widget) => {
            const option = make("option", "", widget.id);
            option.value = widget.id;
            return option;
          }));
          if (all.some((widget) => widget.id === before)) choices.value = before;
        }

        // A pasted line brings its end along; nothing else is taken from a token before it is judged.
        onSubmit("judge", async ({ widget, token }) => {
          const body = { widget: widget.value, token: token.value.replace(/\r?\n$/, "") };
          find("judged").replaceChildren(verdictView(await mine("POST", "/verdicts", body)));
        });

        // ---- The page ----

        find("search").addEventListener("input", showSessions);
        find("event-type").addEventListener("change", filterEvents);
        find("event-session").addEventListener("change", filterEvents);
        for (const id of ["sandboxes", "sessions"]) find(id).addEventListener("keydown", walk);
        setInterval(tick, 250);
        setInterval(() => { if (!document.hidden) listSandboxes(stop.signal).catch(() => {}); }, 2_000);
        enter(name).catch(refused);

        """#
}
