import { spreadsheet, textDocument } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { temperatureChart } from '../files/pictures.ts';
import { danielle, ewa, jakub, layla, marcus, nadia, noa, ola, omar, sato, tanaka } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Deals farther away: Portland, Dubai, Haifa, Sapporo. */
export const farAwayStories: readonly Story[] = [
  {
    id: 'pinecrest-evaluation',
    subject: 'Pinecrest Blood Services – evaluation plan',
    mails: [
      mail(
        marcus,
        '-35 17:10',
        `
Ola,

good talking to you. As discussed we would evaluate for 60 days at two sites, Portland and Bend, with success criteria agreed beforehand so that nobody moves the goalposts:

- 99.5 % of readings arrive within ten minutes
- alarm to a human in under three minutes
- zero readings edited, with an audit trail (21 CFR Part 11)

If all three hold, we roll out to nine sites in the new fiscal year.

Marcus`,
      ),
      mail(
        ola,
        '-34 07:40',
        `
Marcus,

I like plans with numbers in them. All three are fine with me; for the first one I would count only minutes in which the site itself has power, is that acceptable?

Ola`,
        { cc: [jakub] },
      ),
      mail(marcus, '-34 16:25', 'Acceptable. Our generators would disagree, but acceptable.', { bare: true }),
      mail(
        danielle,
        '-30 19:45',
        `
Hello Ola,

I run information security here, which means that I ask the boring questions. Please send your SOC 2 report, the list of sub-processors, and how you handle a lost gateway. I need two weeks for the review, less if the documents are honest.

Danielle Ortiz`,
        { cc: [marcus] },
      ),
      mail(
        ola,
        '-29 08:30',
        `
Hello Danielle,

not boring at all. Attached: the SOC 2 Type II report (under the NDA that Marcus signed), the list of five sub-processors, and one page on lost gateways. Short version: a gateway holds no credentials that work anywhere else, and is locked out with one click.

Ola`,
        {
          cc: [marcus, nadia],
          files: [
            pdf('SOC 2 Type II.pdf', 'SOC 2 Type II', [
              'Confidential',
              'Period: twelve months',
              'Exceptions: 2, both remediated',
            ]),
            textDocument('Lost gateway.docx', ['What happens when a gateway is lost', 'Lock it out: Devices, Lock.']),
          ],
        },
      ),
      mail(
        danielle,
        '-21 20:10',
        `
Reviewed. Two follow-ups, then I am done:

- Exception 2 in the report (access reviews late in Q2): is that closed? Evidence, please.
- Do support engineers ever see readings together with a site name? If so, who?

Thank you for not sending marketing.

Danielle`,
        { cc: [marcus] },
      ),
      mail(
        ola,
        '-20 09:15',
        'Danielle,\n\nclosed since July, the ticket with all four sign-offs is attached. Support sees both only after the customer opens a ticket, for its duration, and each access is logged; you can read that log yourself under Settings, Access.\n\nOla',
        {
          cc: [marcus],
          files: [pdf('Access review evidence.pdf', 'Access review Q2', ['Completed', 'Approvals: 4 of 4'])],
        },
      ),
      mail(danielle, '-19 16:00', 'Good. No objection from security.', { cc: [marcus], bare: true }),
      mail(
        marcus,
        '-3 21:30',
        `
Ola,

mid-term numbers are in: 99.71 %, 71 seconds, zero edits. You could have had an easier evaluation by choosing easier criteria.

One thing came up: Bend would like Spanish for the night shift. Is there any chance?

Marcus`,
        {
          files: [
            spreadsheet('Midterm.xlsx', [
              ['Criterion', 'Target', 'Measured'],
              ['Arrival', '99.5 %', '99.71 %'],
              ['Alarm (s)', 180, 71],
              ['Edits', 0, 0],
            ]),
          ],
          cc: [danielle],
        },
      ),
      mail(
        ola,
        '-2 08:55',
        'Marcus,\n\nthese are lovely numbers. Spanish exists since spring, each user sets it under Profile; I will have the night shift in Bend switched over if you send me their names.\n\nShall we pencil in the roll-out talk for {day+6}?\n\nOla',
        { cc: [danielle] },
      ),
      mail(
        marcus,
        '-1 22:15',
        `
{day+6} at 9 my time works. Names for Bend: Rosa, Miguel, T.J. (T.J. wants it as a joke, do it anyway).

Please bring a price for nine sites, and one for nine sites with a loaner pool. My CFO will ask for the second and choose the first.

Marcus`,
        { cc: [danielle], starred: true },
      ),
    ],
  },
  {
    id: 'al-noor-warehouse',
    subject: 'مستودع جبل علي – عرض سعر',
    mails: [
      mail(
        layla,
        '-12 06:20',
        `
السيدة أولا المحترمة،

تحية طيبة وبعد،

نقوم حاليًا بتجهيز مستودع جديد في جبل علي بمساحة ٤٠٠٠ متر مربع، ونحتاج إلى ٩٦ جهاز قياس لدرجة الحرارة والرطوبة. نرجو تزويدنا بعرض سعر يشمل التركيب والمعايرة لمدة ثلاث سنوات.

مع خالص التقدير،
ليلى حداد`,
        { cc: [omar] },
      ),
      mail(
        ola,
        '-12 08:45',
        `
Dear Ms Haddad,

thank you very much for your enquiry. May I answer in English? Our Arabic quotation follows with the documents. Two questions first: how high are the racks, and do you need ATEX devices for any zone?

Kind regards,
Ola Nowak`,
        { cc: [omar] },
      ),
      mail(
        layla,
        '-11 05:35',
        `
شكرًا لسرعة الرد، ولا مانع من اللغة الإنجليزية.

ارتفاع الأرفف ١٢ مترًا، ولا توجد مناطق تتطلب أجهزة ATEX. مرفق مخطط المستودع.

ليلى حداد`,
        {
          files: [
            pdf('Jebel Ali layout.pdf', 'Jebel Ali, layout', [
              'Zone A: 2 to 8 °C',
              'Zone B: 15 to 25 °C',
              'Racks: 12 m',
            ]),
          ],
          cc: [omar],
        },
      ),
      mail(
        ola,
        '-5 09:10',
        'Dear Ms Haddad,\n\nplease find our quotation in English and Arabic: 96 loggers, 8 gateways, installation by our partner in Sharjah, calibration each year. AED 214,000 for three years.\n\nKind regards,\nOla Nowak',
        {
          cc: [omar],
          files: [
            pdf('Quotation Al Noor.pdf', 'Quotation 2050', [
              '96 loggers, 8 gateways',
              'Installation: Sharjah',
              'Three years\t214,000 AED',
            ]),
          ],
        },
      ),
      mail(
        omar,
        '-3 07:50',
        `
Dear Ola,

Layla is very pleased with the quotation, and I with the fact that it is in both languages. Before we proceed: in summer the loading bays reach 50 degrees. What is the highest your loggers survive?

Best,
Omar`,
        { cc: [layla] },
      ),
      mail(
        ola,
        '-2 06:55',
        'Dear Omar,\n\n70 °C for the logger, 60 °C for the gateway; below that both are specified with full accuracy. I would mount the two bay gateways inside, next to the doors.\n\nOla',
        { cc: [layla] },
      ),
      mail(
        layla,
        '-0 05:10',
        `
صباح الخير سيدة أولا،

تمت الموافقة على العرض من الإدارة. نرجو إرسال الفاتورة المبدئية (Proforma) باسم النور لسلسلة التبريد ذ.م.م. مع ذكر رقم الضريبة. ونأمل أن يبدأ التركيب قبل {date+25}.

مع التحية،
ليلى حداد`,
        { cc: [omar], starred: true },
      ),
    ],
  },
  {
    id: 'galil-humus-line',
    subject: 'ניטור טמפרטורה בקו החומוס',
    mails: [
      mail(
        noa,
        '-5 07:15',
        `
שלום אולה,

קיבלתי את הפרטים שלך מעומר בדובאי. אנחנו מחפשים מערכת ניטור לקו הייצור החדש: שישה מקררים, מנהרת קירור אחת ושתי משאיות. חשוב לנו שההתראות יגיעו גם ב-WhatsApp.

האם זה אפשרי?

בברכה,
נועה`,
      ),
      mail(
        ola,
        '-4 08:05',
        'Shalom Noa,\n\nhow nice that Omar thought of us! Alarms by WhatsApp: yes, to up to five people each. For the cooling tunnel I need to know how hot the product goes in.\n\nMay I write in English?\n\nOla',
      ),
      mail(
        noa,
        '-3 10:30',
        `
היי אולה, אנגלית זה מצוין, אני פשוט כותבת מהר יותר בעברית :)

המוצר נכנס ב-82 מעלות ויוצא ב-6. המנהרה נשטפת פעמיים ביום.`,
      ),
      mail(
        ola,
        '-2 09:40',
        'Perfect, then the tunnel gets the probe for up to 120 °C and an IP69 housing. Nine loggers in all, €1,340 a year. I can send them this week.',
        { bare: true },
      ),
      mail(
        noa,
        '-0 06:25',
        `
מעולה, בואי נתקדם. שלחי בבקשה הצעת מחיר רשמית על שם "גליל מזון בע״מ" וציוד לפי הכתובת בחיפה. אם אפשר, התקנה לפני החגים.

נועה`,
      ),
    ],
  },
  {
    id: 'hokuyo-demo',
    subject: '温度記録システムのデモについて',
    mails: [
      mail(
        sato,
        '-22 00:30',
        `
Nowak様

お世話になっております。北洋水産の佐藤でございます。

先日はオンラインでのデモをありがとうございました。品質管理部で検討した結果、札幌と小樽の冷蔵庫（計18台）で試験導入を行いたいと考えております。

つきましては、下記の点についてご教示いただけますでしょうか。

- データの保存期間
- 日本国内での校正の可否
- 停電時の動作

何卒よろしくお願い申し上げます。

佐藤`,
        { cc: [tanaka] },
      ),
      mail(
        ola,
        '-22 07:50',
        `
佐藤様

ご連絡ありがとうございます。ご質問について、以下の通りお答えいたします。

- データは契約期間中と終了後5年間保存されます。
- 校正は横浜の提携機関で可能です。
- 停電時はロガーが2年分まで記録し、復旧後に自動送信します。

Please forgive my Japanese, a friend corrected it. I am happy to go into details in English.

Ola Nowak`,
        { cc: [tanaka] },
      ),
      mail(
        sato,
        '-20 01:10',
        `
Nowak様

丁寧な日本語でのご回答、誠にありがとうございます。内容、承知いたしました。試験導入のお見積りをお願いいたします。

佐藤`,
        { cc: [tanaka] },
      ),
      mail(
        ola,
        '-18 08:15',
        'Sato-sama,\n\nplease find our quotation for 18 loggers and two gateways, three months, ¥286,000. Ewa will arrange the shipment to Sapporo and the papers for customs.\n\nOla Nowak',
        {
          cc: [tanaka, ewa],
          files: [
            pdf('Quotation Hokuyo.pdf', 'Quotation 2041', ['18 loggers, 2 gateways', 'Three months', 'JPY 286,000']),
          ],
        },
      ),
      mail(
        tanaka,
        '-4 02:20',
        `
Nowak様

購買課の田中です。本日、荷物が無事に到着いたしました。検品も完了しております。請求書は月末締めでお願いできますでしょうか。

田中`,
        { cc: [sato] },
      ),
      mail(ola, '-4 07:20', '田中様\n\nご連絡ありがとうございます。月末締めで承知いたしました。\n\nOla Nowak', {
        cc: [sato],
      }),
      mail(
        sato,
        '-1 00:45',
        `
Nowak様

設置が完了し、昨夜からデータが届いております。小樽の第3冷蔵庫で、午前3時に霜取りの影響と思われる上昇が見られました（グラフ参照）。アラームの遅延時間はどの程度に設定するのがよろしいでしょうか。

佐藤`,
        {
          files: [temperatureChart('otaru-3.png', 'otaru3', [-1.2, -1.1, -1, 0.4, 2.1, 2.8, 1.6, 0.2, -0.8, -1.1], 2)],
          cc: [tanaka],
        },
      ),
      mail(
        ola,
        '-1 07:15',
        '佐藤様\n\nグラフを拝見しました。霜取りの場合、20分の遅延をお勧めいたします。設定方法を添付いたします。\n\nOla Nowak',
        {
          cc: [tanaka],
          files: [textDocument('Alarm delay.docx', ['アラーム設定', '遅延時間: 20分'])],
        },
      ),
      mail(
        sato,
        '-0 01:05',
        `
Nowak様

20分に設定したところ、昨夜は静かでした。ありがとうございます。来月、札幌にお越しになる際は、ぜひ工場をご案内させてください。

佐藤`,
        { cc: [tanaka] },
      ),
    ],
  },
];
