/// How the inspector shows the journal: the newest events first, each opening to what is known of it.
enum InspectorEvents {
    static let script = #"""
        const ROWS = 500;

        function brief(event) {
          const { data } = event;
          if (event.type === "message") return `${data.role}: ${data.text}`;
          if (event.type === "token.rejected") {
            return [data.verdict.reason, data.servedAs].join(", ");
          }
          if (data.identity) return who(data.identity);
          return Object.entries(data).filter(([, value]) => typeof value !== "object")
            .map(([name, value]) => `${name} ${value}`).join(", ");
        }

        function eventRow(event, choose) {
          const row = make("li");
          row.event = event;
          const style = event.type === "token.rejected" ? "bad" : "";
          const summary = make("summary", "", make("span", "soft", `${event.seq}`),
            make("time", "", clockTime(event.at)), " ", make("strong", style, event.type), " ",
            brief(event).slice(0, 200));
          const details = make("details", "", summary);
          details.addEventListener("toggle", () => open(details, event, choose), { once: true });
          row.append(details);
          return row;
        }

        // What is behind an event is made when somebody looks.
        function open(details, event, choose) {
          const verdict = judgement(event);
          if (verdict) details.append(verdictView(verdict));
          details.append(make("pre", "", pretty(event)));
          if (!event.session) return;
          const button = make("button", "", "Show its session");
          button.type = "button";
          button.addEventListener("click", () => choose(event.session));
          details.append(button);
        }

        // Puts events on top, the newest first, and forgets the oldest rows.
        function addEvents(events, choose) {
          const list = find("events");
          const isAway = list.scrollTop > 0;
          const height = list.scrollHeight;
          const rows = events.slice(-ROWS).toReversed().map((event) => eventRow(event, choose));
          for (const event of events) addType(event.type);
          list.prepend(...rows);
          while (list.children.length > ROWS) list.lastChild.remove();
          filterEvents();
          if (isAway) list.scrollTop += list.scrollHeight - height;
        }

        function addType(type) {
          const choices = find("event-type");
          if ([...choices.options].some((option) => option.value === type)) return;
          const option = make("option", "", type);
          option.value = type;
          choices.append(option);
        }

        function filterEvents() {
          const type = find("event-type").value;
          const session = find("event-session").checked ? find("log").dataset.key : null;
          let shown = 0;
          for (const row of find("events").children) {
            row.hidden = (type && row.event.type !== type)
              || (session !== null && row.event.session !== session);
            if (!row.hidden) shown += 1;
          }
          show("events-note", `${shown} of the last ${find("events").children.length} events`, "soft");
        }

        """#
}
