/** Providers that many unrelated people have their mail at: listing one of them would silence all of those (C7). */
const freeMail = new Set([
  ...'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com mac.com aol.com proton.me'.split(
    ' ',
  ),
  ...'protonmail.com gmx.com gmx.de gmx.net web.de t-online.de mail.com zoho.com fastmail.com hey.com yandex.com yandex.ru mail.ru'.split(
    ' ',
  ),
  ...'orange.fr free.fr laposte.net sfr.fr wanadoo.fr hotmail.fr yahoo.fr wp.pl o2.pl onet.pl interia.pl op.pl gazeta.pl'.split(
    ' ',
  ),
  ...'telia.com bredband.net spray.se hotmail.se live.se qq.com 163.com 126.com naver.com seznam.cz centrum.cz'.split(
    ' ',
  ),
]);

export const isFreeMail = (domain: string): boolean => freeMail.has(domain);
