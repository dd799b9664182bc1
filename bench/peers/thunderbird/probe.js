// Runs inside Thunderbird, early in each start, as its "autoconfig" (the first line of which is ignored). It writes when the
// message list is shown and quits some seconds later. Nothing of it runs on once the list is there.
(() => {
  const file = Services.env.get('DEALBOX_BENCH_SHOWN');
  if (file === '') return;
  const stay = Number(Services.env.get('DEALBOX_BENCH_STAY')) * 1000;

  const rowShown = (window) => {
    const pane = window.document.getElementById('tabmail')?.currentAbout3Pane;
    const row =
      (pane?.gDBView?.rowCount ?? 0) > 0 ? pane.document.getElementById('threadTree')?.getRowAtIndex(0) : null;
    return row !== null && row !== undefined && row.textContent.trim() !== '' && row.getBoundingClientRect().height > 0;
  };

  const report = async (window) => {
    const now = Date.now();
    await window.IOUtils.writeUTF8(file, String(now), { tmpPath: `${file}.part` });
    window.setTimeout(() => Services.startup.quit(Services.startup.eAttemptQuit), stay);
  };

  const look = (window) => {
    // the frame that has the row, and the one after it, by which it has been painted
    if (rowShown(window)) window.requestAnimationFrame(() => window.requestAnimationFrame(() => report(window)));
    else window.requestAnimationFrame(() => look(window));
  };

  Services.obs.addObserver((window) => {
    window.addEventListener(
      'load',
      () => {
        if (window.document.documentElement.getAttribute('windowtype') === 'mail:3pane') look(window);
      },
      { once: true },
    );
  }, 'domwindowopened');
})();
