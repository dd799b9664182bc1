import { spreadsheet, textDocument } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { birgit, jakub, kessler, nadia, ola, salesTeam, sandra, sofia, stefan, ute } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Deals in Germany: a cold store, a chocolate factory, an archive of old photographs. */
export const germanStories: readonly Story[] = [
  {
    id: 'breisgau-rollout',
    subject: 'Rollout Halle 2 und 3',
    mails: [
      mail(
        stefan,
        '-33 07:10',
        `
Guten Morgen Frau Nowak,

nachdem Halle 1 seit vier Monaten sauber läuft, würden wir gern die Hallen 2 und 3 ausstatten. Es geht um 88 Messpunkte. Zwei Fragen vorab: Schafft ein Gateway auch 40 Meter durch ein gefülltes Hochregal? Und können wir die Fühler selbst montieren?

Mit freundlichen Grüßen
Stefan Vogt`,
      ),
      mail(
        ola,
        '-33 08:25',
        `
Guten Morgen Herr Vogt,

das freut mich sehr. Zu Ihren Fragen: 40 Meter durch ein volles Hochregal sind zu optimistisch, ich rechne mit einem Gateway je zwei Gassen. Und ja, Sie können selbst montieren; dann ziehe ich die Montage ab und Jakub prüft am Ende einen Vormittag lang die Funkwerte.

Viele Grüße
Ola Nowak`,
        { cc: [jakub] },
      ),
      mail(
        stefan,
        '-32 06:48',
        'Einverstanden, so machen wir es. Bitte das Angebot an Frau Hahn, sie wird verhandeln wollen.',
        { cc: [birgit] },
      ),
      mail(
        ola,
        '-30 09:00',
        `
Guten Tag Frau Hahn,

anbei das Angebot für 88 Messpunkte in den Hallen 2 und 3, ohne Montage: 14.960 € einmalig, 690 € im Monat. Als Bestandskunde erhalten Sie 6 % auf die Hardware.

Viele Grüße
Ola Nowak`,
        {
          to: [birgit],
          cc: [stefan],
          files: [
            pdf('Angebot 2039 Breisgau.pdf', 'Angebot 2039', [
              'Kühlhaus Breisgau GmbH, Freiburg',
              '',
              '88 Messpunkte\t13.200 €',
              '11 Gateways\t2.640 €',
              'Nachlass 6 %\t-880 €',
              '',
              'Einmalig\t14.960 €',
            ]),
          ],
        },
      ),
      mail(
        birgit,
        '-26 13:45',
        `
Guten Tag Frau Nowak,

vielen Dank. Bei diesem Volumen erwarten wir 12 %. Außerdem bitte Lieferung in zwei Abrufen und Zahlung 60 Tage netto.

Freundliche Grüße
Birgit Hahn`,
      ),
      mail(
        ola,
        '-25 08:05',
        `
Guten Tag Frau Hahn,

zwei Abrufe: gern. 60 Tage: kann ich bei 8 % Nachlass zusagen, bei 12 % leider gar nicht. Ein Vorschlag zur Güte: 9 % und 45 Tage, wenn die Bestellung bis Monatsende da ist.

Viele Grüße
Ola Nowak`,
      ),
      mail(birgit, '-24 10:30', '9 % und 30 Tage Skonto 2 %? Dann unterschreibe ich heute.', { bare: true }),
      mail(
        ola,
        '-24 10:52',
        'Das ist dasselbe in anderer Verpackung, und ich nehme es gern an. Die geänderte Fassung hängt an.',
        {
          files: [
            pdf('Angebot 2039b Breisgau.pdf', 'Angebot 2039b', [
              '88 Messpunkte',
              'Nachlass 9 %',
              '30 Tage, 2 % Skonto',
              '',
              'Einmalig\t14.414 €',
            ]),
          ],
        },
      ),
      mail(birgit, '-24 13:20', 'Bestellung 4500 7713 anbei. Angenehme Verhandlung, danke.', {
        cc: [stefan],
        files: [
          pdf('Bestellung 4500 7713.pdf', 'Bestellung 4500 7713', [
            'Lieferung in zwei Abrufen',
            'Halle 2 sofort, Halle 3 auf Abruf',
          ]),
        ],
      }),
      mail(sofia, '-23 07:40', 'Auftragsbestätigung AB-5518 ist raus, erster Abruf 46 Stück. Liefertermin {date+12}.', {
        to: [birgit],
        cc: [ola, stefan],
      }),
      mail(
        stefan,
        '-5 06:55',
        `
Guten Morgen Frau Nowak,

Halle 2 hängt vollständig. Gasse 7 ganz hinten hat nur ein Balken Empfang, sonst alles grün. Reicht ein Repeater oder brauchen wir dort ein eigenes Gateway?

Stefan Vogt`,
        {
          files: [
            photo('Gasse 7.png', 'cold store'),
            spreadsheet('Funkwerte Halle 2.xlsx', [
              ['Gasse', 'RSSI'],
              [1, -61],
              [3, -68],
              [5, -74],
              [7, -97],
            ]),
          ],
          cc: [jakub],
        },
      ),
      mail(
        jakub,
        '-4 09:12',
        'Guten Morgen Herr Vogt,\n\n−97 ist zu knapp, das hält, bis jemand eine Palette Gefriergut davorstellt. Bitte ein Gateway, Repeater helfen gegen Entfernung, aber nicht gegen Tiefkühlpizza. Eines liegt noch im Paket für Halle 3, nehmen Sie das.\n\nJakub Maj',
        {
          to: [stefan],
          cc: [ola],
        },
      ),
      mail(
        stefan,
        '-2 07:20',
        'So gemacht, jetzt −64. Den zweiten Abruf bitte auf {date+20} legen. Und Gruß an Herrn Maj: Es war tatsächlich Tiefkühlpizza.',
        { cc: [jakub] },
      ),
      mail(ola, '-2 08:35', 'Herrlich. Zweiter Abruf ist auf {date+20} terminiert, das Ersatz-Gateway kommt mit.', {
        cc: [sofia, jakub],
        bare: true,
      }),
      mail(
        birgit,
        '-0 08:05',
        'Guten Morgen Frau Nowak,\n\nauf der Rechnung 11204 fehlt das Skonto. Bitte um Korrektur, dann zahlen wir noch diese Woche.\n\nFreundliche Grüße\nBirgit Hahn',
      ),
    ],
  },
  {
    id: 'kessler-audit',
    subject: 'IFS-Audit: Nachweis der Kühlung',
    mails: [
      mail(
        kessler,
        '-7 16:50',
        `
Sehr geehrte Frau Nowak,

unser Auditor verlangt erstmals lückenlose Temperaturnachweise für das Kuvertürelager, rückwirkend für zwölf Monate. Ihre Kollegin sagte am Telefon, die Daten lägen vor, aber nicht als Bericht. Können Sie helfen? Es eilt ein wenig, ich gebe zu, dass ich es zu lange habe liegen lassen.

Ihr
Jörg Kessler`,
      ),
      mail(
        ola,
        '-7 17:25',
        `
Sehr geehrter Herr Dr. Kessler,

die Daten liegen vor, und ein Bericht ist schnell gemacht. Ich lasse zwölf Monatsberichte mit Kalibrierbezug erzeugen; Sie bekommen sie {day+1} als eine Datei. Für die Zukunft können Sie den Bericht abonnieren.

Herzliche Grüße
Ola Nowak`,
      ),
      mail(
        ola,
        '-6 09:15',
        'Wie versprochen: zwölf Monate, eine Datei, 24 Seiten. Die beiden Lücken im Februar sind der Stromausfall, der Bericht weist sie aus und begründet sie.',
        {
          to: [kessler],
          files: [
            pdf('Temperaturnachweis Kuvertürelager.pdf', 'Temperaturnachweis Kuvertürelager', [
              'Zeitraum: zwölf Monate',
              'Grenzwerte: 14 bis 18 °C',
              'Überschreitungen: keine',
              'Lücken: 2 (Stromausfall)',
            ]),
          ],
        },
      ),
      mail(
        kessler,
        '-6 10:02',
        'Sie haben mir das Quartal gerettet. Ein Paket mit der neuen 72er ist unterwegs nach Malmö.',
        { bare: true },
      ),
      mail(
        ola,
        '-3 12:40',
        'Lieber Herr Dr. Kessler, das Paket ist da und schon halb leer, die ganze Etage dankt. Darf ich Ihnen nach dem Audit die Erweiterung auf die Versandhalle zeigen?',
        { answers: 3 },
      ),
      mail(
        kessler,
        '-2 18:15',
        'Gern, aber erst wenn der Auditor abgereist ist. Sagen wir {date+18}, bei uns in Ulm? Sie sollten die Maschine von 1931 sehen, ehe sie in Rente geht.',
      ),
      mail(
        ola,
        '-1 07:50',
        'Sehr gern! Ich komme mit dem Zug um 10:34 an und bleibe, bis die Maschine Feierabend macht.',
        {
          invitation: {
            title: 'Besuch in der Manufaktur Kessler',
            place: 'Schokoladenmanufaktur Kessler, Ulm',
            start: '+17 09:30',
            minutes: 180,
          },
        },
      ),
    ],
  },
  {
    id: 'bildarchiv-glass-plates',
    subject: 'Glasnegative im Keller',
    mails: [
      mail(
        sandra,
        '-3 08:30',
        `
Guten Tag,

wir lagern 40.000 Glasnegative bei 8 °C und 35 % Feuchte. Unsere alten Schreiber von 1988 sind nun endgültig stehen geblieben. Gibt es Ihre Geräte auch ohne Mobilfunk? Im Keller ist kein Empfang, und das WLAN darf aus Denkmalschutzgründen nicht verlegt werden.

Sandra Möller
Stiftung Bildarchiv`,
        { to: [salesTeam] },
      ),
      mail(
        ola,
        '-3 09:55',
        `
Guten Tag Frau Möller,

ja: Die Logger speichern zwei Jahre lang und werden mit dem Telefon ausgelesen, sobald jemand davorsteht. Alternativ hängt ein Gateway am Treppenabsatz, der Funk reicht durch eine Kellertür. Welche Variante passt, sehe ich am besten an einem Grundriss. Hätten Sie einen?

Viele Grüße
Ola Nowak`,
        { to: [sandra], cc: [salesTeam] },
      ),
      mail(
        sandra,
        '-2 10:40',
        'Grundriss anbei (von 1911, aber die Wände stehen noch). Uns gefällt die Variante mit dem Treppenabsatz.',
        {
          files: [
            pdf('Grundriss Keller 1911.pdf', 'Grundriss Keller', [
              'Raum A: Platten 9 x 12',
              'Raum B: Platten 13 x 18',
              'Treppe',
              'Heizraum (stillgelegt)',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-2 13:30',
        'Wunderbar, solche Pläne sehe ich gern. Acht Logger, ein Gateway, 1.420 € im Jahr für gemeinnützige Träger. Das Angebot mache ich morgen fertig.',
        { bare: true },
      ),
      mail(
        sandra,
        '-0 09:18',
        'Das liegt genau in dem Rahmen, den ich ohne Stiftungsrat entscheiden darf, ich bin begeistert. Bitte das Angebot auf „Stiftung Bildarchiv, Restaurierung“ ausstellen.\n\nSandra Möller',
      ),
    ],
  },
  {
    id: 'kessler-contract',
    subject: 'Auftragsverarbeitung',
    mails: [
      mail(
        kessler,
        '-131 09:00',
        'Sehr geehrte Frau Nowak,\n\nunser Datenschutzbeauftragter bittet um einen Vertrag zur Auftragsverarbeitung. Haben Sie ein Muster?\n\nIhr Jörg Kessler',
      ),
      mail(
        nadia,
        '-130 08:20',
        'Sehr geehrter Herr Dr. Kessler,\n\nanbei unser Muster. Personenbezogen sind nur die Namen und Telefonnummern der Alarmempfänger, entsprechend kurz ist es.\n\nNadia Benali',
        {
          to: [kessler],
          cc: [ola],
          files: [
            textDocument('AV-Vertrag.docx', [
              'Vertrag zur Auftragsverarbeitung',
              'Gegenstand: Namen und Telefonnummern der Alarmempfänger',
            ]),
          ],
        },
      ),
      mail(kessler, '-124 15:12', 'Unterschrieben zurück. So kurz hatte ich noch keinen.', {
        to: [nadia],
        cc: [ola],
        files: [pdf('AV-Vertrag unterschrieben.pdf', 'AV-Vertrag', ['Ulm, unterschrieben'])],
      }),
    ],
  },
  {
    id: 'metrocal-dates',
    subject: 'Kalibriertermine {month+1}',
    folder: 'Partners',
    mails: [
      mail(
        ute,
        '-10 07:30',
        `
Guten Morgen Frau Nowak,

für den kommenden Monat haben wir noch zwei freie Wochen. Wie viele Geräte dürfen wir einplanen? Ab 150 Stück wird der zweite Ofen rentabel, dann bleibt es beim alten Preis.

Ute Brandt`,
      ),
      mail(
        ola,
        '-10 08:48',
        'Guten Morgen Frau Dr. Brandt,\n\n172 Geräte: 128 aus Freiburg, 44 aus Ulm. Könnten die aus Freiburg zuerst drankommen? Die Halle läuft sonst ohne Reserve.\n\nOla Nowak',
      ),
      mail(
        ute,
        '-9 06:40',
        'Freiburg zuerst, Woche eins. Anlieferung bitte bis Donnerstag davor, mit Liste der Seriennummern als Tabelle, nicht als Foto (das gab es schon).',
      ),
      mail(ola, '-9 08:15', 'Tabelle anbei, ganz ohne Foto.', {
        files: [
          spreadsheet('Seriennummern.xlsx', [
            ['Seriennummer', 'Kunde'],
            ['22-01877', 'Breisgau'],
            ['22-01878', 'Breisgau'],
            ['22-04410', 'Kessler'],
          ]),
        ],
        bare: true,
      }),
      mail(
        ute,
        '-1 14:05',
        'Zwei der Ulmer Geräte (22-04410, 22-04413) liegen bei 18 °C um 0,6 K daneben. Wir würden justieren und neu messen, 28 € je Gerät. Einverstanden?\n\nUte Brandt',
      ),
    ],
  },
];
