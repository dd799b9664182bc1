type Preference = boolean | number | string;

/**
 * A profile that does nothing but mail: no updates, no telemetry, no greeting pages, and whatever still wants to leave the
 * machine meets a proxy that is not there. Gloda, its full-text index, is off: it would take minutes of the time that is measured.
 */
const preferences: Readonly<Record<string, Preference>> = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1, localhost',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'services.settings.server': 'http://127.0.0.1:9/',
  'app.update.enabled': false,
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': 'http://127.0.0.1:9/',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'mail.inappnotifications.enabled': false,
  'mail.inappnotifications.url': '',
  'mail.provider.enabled': false,
  'mail.rights.version': 1,
  'mail.shell.checkDefaultClient': false,
  'mail.spam.version': 1,
  'mailnews.start_page.enabled': false,
  'mailnews.start_page_override.mstone': 'ignore',
  'app.donation.eoy.version.viewed': 999,
  'mailnews.database.global.indexer.enabled': false,
  // bodies come when the measurement asks for them, not when the program finds time
  'mail.server.default.autosync_offline_stores': false,
  'mail.server.default.offline_download': false,
  'mail.check_all_imap_folders_for_new': false,
  'mail.biff.show_alert': false,
  'mail.biff.play_sound': false,
  // a port of its own choice, which it writes into the profile
  'marionette.port': 0,
};

/** The text of `user.js`. */
export function userPreferences(): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
