/// What the inspector knows of one sandbox at a time, and how it keeps that fresh: by the journal alone.
enum InspectorDesk {
    static let script = #"""
        let name = place?.[2] ?? "default";
        let widgets = [];
        let sessions = new Map();
        let chosen = null;
        let lastSeq = 0;
        let clock = null;
        let stop = new AbortController();
        // What came in since the page was last brought up to date.
        let fresh = [];
        let isWaiting = false;

        const mine = (method, rest, body) => ask(method, control(name, rest), { body, signal: stop.signal });

        // ---- One sandbox ----

        // From now on this sandbox is shown, from the last of its events onwards.
        async function enter(sandbox) {
          stop.abort();
          stop = new AbortController();
          const { signal } = stop;
          name = sandbox;
          sessions = new Map();
          fresh = [];
          find("events").replaceChildren();
          choose(null);
          document.title = `${sandbox} · chatgate inspector`;
          const known = (await listSandboxes(signal)).find((one) => one.name === sandbox);
          const home = await ask("GET", control(sandbox, ""), { signal });
          showWidgets(home.widgets);
          lastSeq = Math.max(0, (known?.events ?? 0) - 200);
          await Promise.all([loadClock(), loadSessions(known?.sessions ?? 0, signal)]);
          follow(sandbox, signal);
        }

        // Hears the journal until another sandbox is chosen; a broken connection is made again.
        async function follow(sandbox, signal) {
          for (let pause = 250; !signal.aborted; pause = Math.min(2 * pause, 5_000)) {
            try {
              say(`Live: sandbox ${sandbox}`, "good");
              const isOver = await hear(sandbox, lastSeq, take, signal);
              if (isOver) return await again(sandbox, signal);
              pause = 250;
            } catch (fault) {
              if (signal.aborted || needsToken(fault)) return;
              say(`Not connected: ${fault.message}`, "bad");
            }
            await new Promise((done) => setTimeout(done, pause));
            if (!signal.aborted && await hasBegunAnew(sandbox, signal)) return again(sandbox, signal);
          }
        }

        // A sandbox that was reset is shown again; one that was removed is not named, or it would be made.
        async function again(sandbox, signal) {
          const known = await listSandboxes(signal);
          if (known.some((one) => one.name === sandbox)) return enter(sandbox);
          await enter("default");
          say(`The sandbox ${sandbox} is gone; this is default.`, "warn");
        }

        async function hasBegunAnew(sandbox, signal) {
          try {
            const known = (await listSandboxes(signal)).find((one) => one.name === sandbox);
            return known === undefined || known.events < lastSeq;
          } catch {
            return false;
          }
        }

        // ---- What happens ----

        function take(kind, event) {
          if (kind === "dropped") say(`The journal has lost its first ${event.dropped} events.`, "warn");
          if (!event.seq || event.seq <= lastSeq) return;
          lastSeq = event.seq;
          fresh.push(event);
          settleSoon();
        }

        // One at a time, so that no answer overtakes a later one.
        function settleSoon() {
          if (isWaiting) return;
          isWaiting = true;
          setTimeout(async () => {
            await settle().catch(refused);
            isWaiting = false;
            if (fresh.length) settleSoon();
          }, 100);
        }

        // Brings the page up to date with what came in: each session once, however much happened in it.
        async function settle() {
          const events = fresh;
          fresh = [];
          addEvents(events, choose);
          const touched = new Set(events.map((event) => event.session).filter(Boolean));
          const isWide = events.some((event) => /^(claims|token|widget)\./.test(event.type));
          if (isWide && chosen) touched.add(chosen);
          if (events.some((event) => event.type === "clock.changed")) await loadClock();
          if (events.some((event) => event.type === "widget.changed")) {
            showWidgets((await mine("GET", "")).widgets);
          }
          for (const event of events) if (event.type === "session.evicted") sessions.delete(event.session);
          const wanted = [...touched].slice(-50);
          await Promise.all(wanted.map((id) => loadSession(id)));
          showSessions();
          if (touched.has(chosen)) await showChosen(events.some((event) => judgement(event)));
        }

        async function loadSession(id) {
          try {
            sessions.set(id, await mine("GET", `/sessions/${encodeURIComponent(id)}`));
          } catch (fault) {
            if (fault.status !== 404) throw fault;
            sessions.delete(id);
          }
        }

        async function loadSessions(count, signal) {
          for (const session of await newestSessions(name, count, signal)) sessions.set(session.id, session);
          showSessions();
        }

        async function listSandboxes(signal) {
          const known = await sandboxes(signal);
          fill(find("sandboxes"), known.map((one) => ({
            key: one.name, isChosen: one.name === name,
            parts: [["strong", one.name], ["small", counts(one)]],
          })), (key) => enter(key).catch(refused));
          return known;
        }

        const counts = (one) => ["sessions", "events", "faults"].filter((what) => one[what] !== undefined)
          .map((what) => `${one[what]} ${what}`).join(" · ");

        function showSessions() {
          const words = find("search").value.toLowerCase();
          const matches = (session) => [
            session.id, session.widget, who(session.identity), ...session.messages.map((said) => said.text),
          ].some((text) => text.toLowerCase().includes(words));
          const found = [...sessions.values()].filter(matches)
            .sort((a, b) => b.session.createdAt.localeCompare(a.session.createdAt)).slice(0, 200);
          fill(find("sessions"), found.map((session) => ({
            key: session.id, parts: sessionParts(session), isChosen: session.id === chosen,
          })), choose);
          const open = found.filter((session) => !session.endedAt).length;
          show("sessions-note", `${found.length} shown, ${open} open`, "soft");
        }

        // ---- One session ----

        function choose(id) {
          chosen = id;
          showSessions();
          filterEvents();
          showChosen(true).catch(refused);
        }

        async function showChosen(isJudged) {
          const id = chosen;
          if (id && !sessions.has(id)) await loadSession(id);
          const session = sessions.get(id) ?? null;
          showTranscript(session);
          showFacts(session);
          const isOpen = session !== null && !session.endedAt;
          for (const part of find("answer").elements) part.disabled = !isOpen;
          find("end").disabled = !isOpen;
          const state = isOpen ? "open" : `ended ${session?.endedBy ?? ""} ${session?.endedAt ?? ""}`;
          show("chat-note", session ? `${session.id} · ${state}` : "No session is chosen.", "soft");
          filterEvents();
          if (isJudged) await showVerdicts(id);
        }

        // The journal holds how each token was judged, as long as it holds the events.
        async function showVerdicts(id) {
          const path = id && `/events?limit=1000&session=${encodeURIComponent(id)}`;
          const events = id ? (await mine("GET", path)).events : [];
          if (id !== chosen) return;
          const verdicts = events.map(judgement).filter(Boolean);
          const none = id ? "The journal no longer holds it." : "No session is chosen.";
          find("verdicts").replaceChildren(
            ...(verdicts.length ? verdicts.map(verdictView) : [make("p", "soft", none)]));
        }

        """#
}
