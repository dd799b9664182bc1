// A function that runs in Thunderbird's main window. Time-out in milliseconds. Returns { milliseconds, offline }:
// what the download for offline use of the INBOX takes, and how many messages have their body here afterwards.
(timeout) => {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const server = MailServices.accounts.defaultAccount.incomingServer;
  const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the bodies did not come in time')), timeout);
    const begun = performance.now();
    const listener = {
      OnStartRunningUrl() {},
      OnStopRunningUrl(_url, status) {
        const milliseconds = performance.now() - begun;
        clearTimeout(timer);
        if (!Components.isSuccessCode(status)) reject(new Error(`the download ended with ${status.toString(16)}`));
        let offline = 0;
        for (const message of inbox.msgDatabase.enumerateMessages())
          if ((message.flags & Ci.nsMsgMessageFlags.Offline) !== 0) offline += 1;
        resolve({ milliseconds, offline });
      },
    };
    inbox.setFlag(Ci.nsMsgFolderFlags.Offline);
    inbox.downloadAllForOffline(listener, null);
  });
};
