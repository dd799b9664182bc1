// A function that runs in Thunderbird's main window.
async (port, user, password) => {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const host = '127.0.0.1';
  const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
  login.init(`imap://${host}`, null, `imap://${host}`, user, password, '', '');
  await Services.logins.addLoginAsync(login);
  const server = MailServices.accounts.createIncomingServer(user, host, 'imap');
  server.port = port;
  server.socketType = Ci.nsMsgSocketType.plain;
  server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
  server.password = password;
  server.doBiff = false;
  server.loginAtStartUp = false;
  const identity = MailServices.accounts.createIdentity();
  identity.email = `${user}@example.test`;
  const account = MailServices.accounts.createAccount();
  account.addIdentity(identity);
  account.incomingServer = server;
  MailServices.accounts.defaultAccount = account;
  Services.prefs.savePrefFile(null);
};
