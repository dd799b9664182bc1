// A function that runs in Thunderbird's main window. Screenful: how many the first screen has; time-out in
// milliseconds. Returns { first, all }: milliseconds from asking the INBOX to update, not connected yet, to so many headers.
(messages, screenful, timeout) => {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const server = MailServices.accounts.defaultAccount.incomingServer;
  return new Promise((resolve, reject) => {
    let headers = 0;
    let first = 0;
    const begun = performance.now();
    const listener = {
      msgAdded() {
        headers += 1;
        if (headers === Math.min(screenful, messages)) first = performance.now() - begun;
        if (headers === messages) end(() => resolve({ first, all: performance.now() - begun }));
      },
    };
    const timer = setTimeout(
      () => end(() => reject(new Error(`${headers} of ${messages} headers came in time`))),
      timeout,
    );
    const end = (tell) => {
      clearTimeout(timer);
      MailServices.mfn.removeListener(listener);
      tell();
    };
    MailServices.mfn.addListener(listener, MailServices.mfn.msgAdded);
    const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
    inbox.updateFolder(null);
  });
};
