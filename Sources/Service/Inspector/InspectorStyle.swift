/// The inspector's style: one column on a narrow screen, three on a wide one, light or dark.
enum InspectorStyle {
    static let css = PageStyle.css + own

    private static let own = #"""
        [hidden] { display: none !important; }
        header, main { max-width: 110rem; margin: 0 auto; }
        h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
        h3 { margin: .75rem 0 .25rem; font-size: 1rem; overflow-wrap: anywhere; }
        p { margin: .25rem 0 .5rem; overflow-wrap: anywhere; }
        main, main > div { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
        main > div { align-content: start; }
        @media (min-width: 60rem) {
          main { grid-template-columns: repeat(3, minmax(0, 1fr)); align-items: start; }
          .two { grid-column: span 2; }
        }
        label { display: block; color: var(--soft); }
        input:not([type="checkbox"]), select, textarea {
          display: block; width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .375rem .625rem;
          font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--soft);
          border-radius: .375rem;
        }
        textarea { font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; resize: vertical; }
        #judge > label { margin-bottom: .5rem; }
        .check { min-height: 2.75rem; padding-top: .625rem; }
        input[type="checkbox"] {
          width: 1.125rem; height: 1.125rem; vertical-align: -.1875rem; accent-color: var(--strong);
        }
        pre, time {
          margin: 0; font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap;
          overflow-wrap: anywhere;
        }
        .line { display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-end; margin-top: .5rem; }
        .soft { color: var(--soft); }
        .good { color: var(--good); }
        .bad { color: var(--bad); }
        .warn { color: var(--warn); }
        .badge {
          padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .8125rem;
          white-space: nowrap;
        }
        ul, ol { margin: 0; padding: 0; list-style: none; }
        .tall { max-height: 30rem; overflow-y: auto; padding: .25rem; margin: 0 -.25rem; }
        #sandboxes { max-height: 16rem; }
        .list button {
          display: block; width: 100%; margin-top: .375rem; text-align: start; font-weight: 400;
          overflow-wrap: anywhere; color: var(--text); border-color: var(--line);
        }
        .list button[aria-current="true"] { border-color: var(--strong); background: var(--visitor); }
        .list strong, .list small { display: block; }
        .list small:not(.warn) { color: var(--soft); }
        #log { min-height: 9rem; max-height: 34rem; overflow-y: auto; }
        #log li {
          width: fit-content; max-width: 90%; margin: .375rem 0; padding: .375rem .75rem;
          border-radius: .75rem; background: var(--agent); overflow-wrap: anywhere; white-space: pre-wrap;
        }
        #log li.customer { margin-left: auto; background: var(--visitor); }
        #log small { display: block; }
        #log small:not(.warn) { color: var(--soft); }
        dd { margin: 0 0 .625rem; overflow-wrap: anywhere; }
        .checks li { padding: .125rem 0; overflow-wrap: anywhere; }
        .checks .badge { display: inline-block; min-width: 4.25rem; text-align: center; }
        .checks small { display: block; color: var(--soft); }
        #events { max-height: 40rem; overflow-y: auto; }
        #events li { border-top: 1px solid var(--line); }
        #events summary { min-height: 1.75rem; padding: .25rem; cursor: pointer; overflow-wrap: anywhere; }
        #events summary span { margin-inline-end: .5rem; }
        #events details > :not(summary) { margin: .25rem 0 .5rem 1rem; }

        """#
}
