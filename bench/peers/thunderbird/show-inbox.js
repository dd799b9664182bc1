// A function that runs in Thunderbird's main window. Time-out in milliseconds. Opens the INBOX, so that the
// next start opens it again, and returns how many rows it has.
async (timeout) => {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const server = MailServices.accounts.defaultAccount.incomingServer;
  const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
  const pane = window.document.getElementById('tabmail').currentAbout3Pane;
  pane.displayFolder(inbox.URI);
  for (let waited = 0; waited < timeout; waited += 20) {
    if (pane.gFolder?.URI === inbox.URI && (pane.gDBView?.rowCount ?? 0) > 0) return pane.gDBView.rowCount;
    await new Promise((resolve) => window.setTimeout(resolve, 20));
  }
  throw new Error('the INBOX was not shown in time');
};
