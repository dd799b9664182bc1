import { spreadsheet } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { temperatureChart } from '../files/pictures.ts';
import { ewa, grzegorz, jakub, katarzyna, ola, tomasz } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Deals in Poland: a fish processor in Gdynia and a dairy in Podlasie. */
export const polishStories: readonly Story[] = [
  {
    id: 'morski-polow-tender',
    subject: 'Zapytanie ofertowe 14/{year} – monitoring chłodni',
    mails: [
      mail(
        katarzyna,
        '-27 09:00',
        `
Szanowna Pani,

w załączeniu przesyłamy zapytanie ofertowe na system monitoringu temperatury dla trzech chłodni i linii pakowania (54 punkty pomiarowe). Termin składania ofert upływa {date+17}. Kryteria: cena 60 %, serwis w Polsce 25 %, czas wdrożenia 15 %.

Z poważaniem
Katarzyna Wiśniewska`,
        {
          files: [
            pdf('Zapytanie ofertowe 14.pdf', 'Zapytanie ofertowe 14', [
              'Morski Polow Sp. z o.o., Gdynia',
              '54 punkty pomiarowe',
              'Kryteria: cena 60 %, serwis 25 %, czas 15 %',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-27 10:20',
        `
Szanowna Pani,

dziękuję za zaproszenie, oczywiście złożymy ofertę. Czy przed terminem możliwa byłaby krótka wizja lokalna? Jestem w Trójmieście {date+7}.

Z poważaniem
Ola Nowak`,
      ),
      mail(
        katarzyna,
        '-26 07:45',
        'Wizja lokalna jest możliwa, proszę umówić się z panem Zielińskim (w kopii). Proszę zabrać obuwie ochronne.',
        { cc: [tomasz] },
      ),
      mail(
        tomasz,
        '-26 11:30',
        'Dzień dobry, {date+6} o 10:00 przy bramie numer 2. Pokażę wszystko, łącznie z tym, co nie działa :)',
        { to: [ola], cc: [katarzyna] },
      ),
      mail(
        ola,
        '-19 15:40',
        `
Panie Tomaszu,

dziękuję za bardzo ciekawe dwie godziny. Moje notatki do sprawdzenia:

- chłodnia 1 i 2: po 14 punktów, bez uwag,
- chłodnia 3: 16 punktów, ściana północna wymaga dodatkowej bramki,
- linia pakowania: 10 punktów, mycie ciśnieniowe, więc obudowy IP69.

Czy coś pominęłam?

Ola Nowak`,
        { to: [tomasz], answers: 3 },
      ),
      mail(
        tomasz,
        '-18 06:50',
        'Wszystko się zgadza. Dodałbym tylko, że w chłodni 3 drzwi stoją otwarte przy załadunku nawet 12 minut, alarm musi to wytrzymać.',
      ),
      mail(
        ola,
        '-12 10:05',
        `
Szanowna Pani,

w załączeniu oferta w odpowiedzi na zapytanie 14. Cena 118 600 zł netto, wdrożenie w 21 dni, serwis z Gdańska w ciągu 24 godzin. Arkusz z podziałem na punkty jest osobno.

Z poważaniem
Ola Nowak`,
        {
          to: [katarzyna],
          cc: [tomasz],
          files: [
            pdf('Oferta Morski Polow.pdf', 'Oferta do zapytania 14', [
              '54 punkty pomiarowe',
              'Cena netto\t118 600 PLN',
              'Wdrozenie\t21 dni',
              'Serwis: Gdansk, 24 godziny',
            ]),
            spreadsheet('Punkty pomiarowe.xlsx', [
              ['Strefa', 'Punkty', 'PLN'],
              ['Chłodnia 1', 14, 28400],
              ['Chłodnia 2', 14, 28400],
              ['Chłodnia 3', 16, 36300],
              ['Pakowanie', 10, 25500],
            ]),
          ],
        },
      ),
      mail(katarzyna, '-12 10:31', 'Potwierdzam otrzymanie oferty. Otwarcie nastąpi {date+3}.', { bare: true }),
      mail(
        katarzyna,
        '-4 13:15',
        `
Szanowna Pani,

Państwa oferta zajęła pierwsze miejsce (87,4 pkt). Zanim podpiszemy umowę, dział prawny prosi o skreślenie § 11 ust. 2 (podwyżka o wskaźnik inflacji) na pierwsze 24 miesiące. Czy to możliwe?

Z poważaniem
Katarzyna Wiśniewska`,
        { starred: true },
      ),
      mail(
        ola,
        '-3 09:25',
        'Szanowna Pani,\n\nto dla nas wspaniała wiadomość! Na 24 miesiące zgadzamy się na stałą cenę, § 11 ust. 2 zostaje zmieniony. Poprawiona umowa w załączeniu.\n\nOla Nowak',
        {
          files: [pdf('Umowa Morski Polow.pdf', 'Umowa', ['Cena stala przez 24 miesiace', 'Termin wdrozenia: 21 dni'])],
        },
      ),
      mail(
        tomasz,
        '-2 06:20',
        'Gratulacje! Proszę zaplanować montaż chłodni 3 w weekend, w tygodniu nie mam ani jednej wolnej godziny.',
        { to: [ola], cc: [katarzyna] },
      ),
      mail(ola, '-2 08:00', 'Dziękuję! Sprawdzam weekend z ekipą i wracam do Pana jutro.', { bare: true }),
      mail(
        katarzyna,
        '-0 10:20',
        'Umowa podpisana przez zarząd, skan w załączeniu, oryginał wysłaliśmy kurierem. Liczymy na start zgodnie z harmonogramem.\n\nKatarzyna Wiśniewska',
        {
          cc: [tomasz],
          files: [pdf('Umowa podpisana.pdf', 'Umowa – podpisana', ['Gdynia', 'Podpisy zarzadu'])],
        },
      ),
    ],
  },
  {
    id: 'podlaska-alarm',
    subject: 'Alarm o 3 w nocy',
    mails: [
      mail(
        grzegorz,
        '-9 05:12',
        `
Dzień dobry pani Olu,

znowu dzwonił telefon o trzeciej w nocy, zbiornik 6, a temperatura była w porządku. Trzeci raz w tym miesiącu. Żona już pyta, kto to ta Kelvin.

Grzegorz Nowicki`,
      ),
      mail(
        ola,
        '-9 07:05',
        'Dzień dobry,\n\nbardzo przepraszam, także żonę. Przekazałam to Jakubowi, sprawdzi jeszcze dziś rano. Numer czujnika to K2-0617, prawda?\n\nOla',
        { cc: [jakub] },
      ),
      mail(
        jakub,
        '-9 08:40',
        `
Dzień dobry,

znalazłem przyczynę: o trzeciej rusza mycie CIP zbiornika 5, a czujnik zbiornika 6 wisi na wspólnej rurze i przez 6 minut widzi gorącą wodę. Na wykresie widać to wyraźnie. Proponuję przenieść czujnik o pół metra, a do tego czasu ustawiłem opóźnienie alarmu na 15 minut.

Jakub Maj`,
        {
          to: [grzegorz],
          cc: [ola],
          files: [
            temperatureChart('zbiornik6.png', 'zbiornik6', [4.1, 4, 4.1, 4.2, 7.9, 9.4, 8.8, 5.6, 4.3, 4.1, 4], 6),
          ],
        },
      ),
      mail(grzegorz, '-8 06:30', 'Przeniesione. Dzisiaj spałem do piątej. Dziękuję bardzo!', {
        to: [jakub],
        cc: [ola],
      }),
      mail(ola, '-8 07:45', 'Cieszę się! Proszę pozdrowić żonę.', { answers: 3, to: [grzegorz], bare: true }),
      mail(
        grzegorz,
        '-1 11:50',
        `
Pani Olu,

skoro już tak dobrze się rozumiemy: sąsiednia mleczarnia w Sokółce pyta, co mamy na zbiornikach. Mogę dać pani numer panu Markowi? On decyduje sam i szybko.

Grzegorz Nowicki`,
      ),
      mail(ola, '-1 12:15', 'Oczywiście, bardzo dziękuję za polecenie! Zadzwonię, kiedy tylko panu Markowi pasuje.', {
        bare: true,
      }),
    ],
  },
  {
    id: 'morski-polow-delivery',
    subject: 'Awizacja dostawy – czujniki testowe',
    mails: [
      mail(
        ewa,
        '-63 09:14',
        'Dzień dobry, cztery czujniki testowe wychodzą dziś, numer listu 7731 0042. Proszę o potwierdzenie odbioru.',
        { to: [tomasz], cc: [ola] },
      ),
      mail(tomasz, '-61 10:02', 'Potwierdzam odbiór, cztery sztuki, opakowanie całe.', { to: [ewa], cc: [ola] }),
    ],
  },
];
