/// The demo page's style: one column on a narrow screen, three on a wide one, light or dark.
enum DemoStyle {
    static let css = PageStyle.css + own

    private static let own = #"""
        header, main { max-width: 96rem; margin: 0 auto; }
        h2 { margin: 0 0 .75rem; font-size: 1.125rem; }
        h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
        header p { margin: .25rem 0 1rem; max-width: 46rem; color: var(--soft); }
        main { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
        @media (min-width: 60rem) {
          main { grid-template-columns: repeat(3, minmax(0, 1fr)); align-items: start; }
          .wide { grid-column: 1 / -1; }
        }
        fieldset {
          margin: 0 0 .75rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .375rem;
        }
        legend { padding: 0 .25rem; color: var(--soft); }
        label { display: block; padding: .125rem 0; }
        .line label { padding-bottom: 0; }
        input:not([type="radio"]) {
          display: block; width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .375rem .625rem;
          font: inherit;
          color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .375rem;
        }
        input[type="radio"] {
          width: 1.125rem; height: 1.125rem; margin: 0 .375rem 0 0; vertical-align: -.1875rem;
          accent-color: var(--strong);
        }
        fieldset label { min-height: 2rem; padding: .25rem 0; }
        code, pre { font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
        pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        .pair {
          display: grid; gap: .5rem; align-items: end; margin-bottom: .5rem;
          grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        }
        .line { display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-end; margin-top: .75rem; }
        .hint { min-height: 3rem; margin: .5rem 0 .75rem; color: var(--soft); }
        .verdict { margin: 0 0 .25rem; font-weight: 600; overflow-wrap: anywhere; }
        .good { color: var(--good); }
        .bad { color: var(--bad); }
        #status { margin: 0 0 .5rem; overflow-wrap: anywhere; }
        #log { min-height: 9rem; max-height: 24rem; overflow-y: auto; }
        #log, #past, #wire { margin: 0; padding: 0; list-style: none; }
        #log li, #past li {
          width: fit-content; max-width: 90%; margin: .375rem 0; padding: .375rem .75rem;
          border-radius: .75rem; background: var(--agent); overflow-wrap: anywhere; white-space: pre-wrap;
        }
        #log li.customer, #past li.customer { margin-left: auto; background: var(--visitor); }
        #log li.note { max-width: 100%; padding: 0; background: none; color: var(--soft); }
        .who { display: block; color: var(--soft); font-size: .8125rem; }
        dd { margin: 0 0 .625rem; font-weight: 600; overflow-wrap: anywhere; }
        dd pre { font-weight: 400; }
        #wire { max-height: 18rem; overflow-y: auto; }
        #wire li {
          padding: .125rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere;
          font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace;
        }

        """#
}
