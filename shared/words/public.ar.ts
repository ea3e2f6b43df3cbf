/** Every sentence of the public pages in Arabic. */
import type { PublicWords } from './public.en.ts'

const number = (n: number) => n.toLocaleString('ar')

type Forms = { none: string; one: string; two: string; few: string; many: string; other: string }

const rules = new Intl.PluralRules('ar')

/** A counted noun, as Arabic counts: one and two are in the noun itself, three to ten take its plural. */
function count(n: number, forms: Forms): string {
  const form = rules.select(n)
  if (form === 'zero') return forms.none
  if (form === 'one') return forms.one
  if (form === 'two') return forms.two
  return `${number(n)} ${forms[form]}`
}

const organisations = (n: number) =>
  count(n, {
    ...{ none: 'لا منظمات', one: 'منظمة واحدة', two: 'منظمتان' },
    ...{ few: 'منظمات', many: 'منظمة', other: 'منظمة' },
  })
const individuals = (n: number) =>
  count(n, {
    ...{ none: 'لا أفراد', one: 'فرد واحد', two: 'فردان' },
    ...{ few: 'أفراد', many: 'فردًا', other: 'فرد' },
  })
const names = (n: number) =>
  count(n, {
    ...{ none: 'لا أسماء', one: 'اسم واحد', two: 'اسمان' },
    ...{ few: 'أسماء', many: 'اسمًا', other: 'اسم' },
  })
const supporters = (n: number) =>
  count(n, {
    ...{ none: 'لا مؤيدين آخرين', one: 'مؤيد واحد آخر', two: 'مؤيدان آخران' },
    ...{ few: 'مؤيدين آخرين', many: 'مؤيدًا آخر', other: 'مؤيد آخر' },
  })
const withheldToo = (n: number) => (n === 0 ? '' : `، ${supporters(n)} مع حجب الاسم`)

export const publicAr: PublicWords = {
  language: 'ar',
  direction: 'rtl',

  neutralTitle: 'رسالة للتوقيع',
  server: 'Undersigned',

  list: {
    title: 'الموقّعون',
    asOf: (when, version, nOrganisations, nIndividuals, nWithheld = 0) =>
      `حتى ${when}، النسخة ${number(version)}، ${organisations(nOrganisations)}، ${individuals(nIndividuals)}${withheldToo(nWithheld)}`,
    hash: hash => `بصمة SHA-256 للنص الموقَّع: ${hash}`,
    individuals: 'الأفراد',
    unnamed: n => `وقّع دون إظهار الاسم: ${individuals(n)}.`,
    earlier: (version, nOrganisations, nIndividuals, nWithheld = 0) => {
      const known = [
        ...(nOrganisations > 0 ? [organisations(nOrganisations)] : []),
        ...(nIndividuals > 0 ? [individuals(nIndividuals)] : []),
        ...(nWithheld > 0 ? [`${names(nWithheld)} مع الحجب`] : []),
      ]
      return `ما زالوا على النسخة ${number(version)}: ${known.join('، ')}`
    },
    signedVersion: version => `التوقيع على النسخة ${number(version)}`,
    withheld: n => `يؤيد هذه الرسالة مع حجب الاسم: ${supporters(n)}. والائتلاف يعرف الهوية.`,
    submitter: name => `مقدَّمة من ${name}`,
    notJoined: (asks, n) => `لا انضمام إلى ${n === 1 ? 'المطلب' : 'المطالب'} ${asks}`,
    affiliation: 'جهة العمل للتعريف فقط',
    entered: 'أدرجه المنسّقون من قائمة؛ ولم يؤكده صاحب التوقيع هنا بنفسه',
    afterDelivery: 'بعد التسليم',
    answer: (question, answer) => `${question}: ${answer}`,
    fullList: (address, when) => `القائمة الكاملة على ${address}، حتى ${when}.`,
    find: 'البحث عن اسم في القائمة',
    findButton: 'بحث',
    found: n => `عُثر على ${names(n)}.`,
    foundNone: 'ليس في القائمة اسم فيه هذه الكلمات. قد يُكتب الاسم على نحو آخر، أو لا يُظهَر.',
    wholeList: 'القائمة كلها',
    parts: 'صفحات القائمة',
    part: (n, of) => `الصفحة ${number(n)} من ${number(of)}`,
    previous: 'الأسماء السابقة',
    next: 'أسماء أخرى',
    empty: 'لم يُقبل بعد أي توقيع على هذه النسخة.',
    check: 'كيف تتحققون من هذه القائمة',
    checkText:
      'كل توقيع وقع على نص واحد بعينه ويحتفظ ببصمته SHA-256. وقد أكّد كل موقّع بالبريد، إلا حيث تقول القائمة إن المنسّقين أدرجوا الاسم؛ وقبل الائتلاف كل منظمة مرة واحدة.',
    csv: 'القائمة بصيغة CSV',
    json: 'القائمة بصيغة JSON',
    package: when => `الرسالة والقائمة كما جُمّدتا في ${when}، بكل الصيغ (ZIP)`,
    receipt: 'التحقق من إيصال',
  },

  letter: {
    by: coalition => `نشرها ${coalition}`,
    unpublished: 'هذه الصفحة ليست علنية. أُرسلت إلى من يُطلب منهم التوقيع؛ نرجو عدم تمرير عنوانها.',
    version: n => `النسخة ${number(n)}`,
    hash: 'بصمة SHA-256 لهذا النص',
    listStandsBelow: 'قائمة الموقّعين أسفل الرسالة.',
    listComesHere: 'هنا تأتي قائمة الموقّعين.',
    namesInText:
      'الأسماء الواردة في النص جزء منه كما جُمّد. ومن يوقّع عبر هذه الصفحة يُدرج في قائمة منفصلة عنها.',
    opens: when => `يُفتح باب التوقيع في ${when}.`,
    closes: when => `يُغلق باب التوقيع في ${when}.`,
    closed: when => `أُغلق باب التوقيع في ${when}.`,
    clock: when => `الوقت الآن بحسب ساعة الخادم: ${when}.`,
    embargo: when => `لا يُعلن شيء منها قبل ${when}.`,
    invitedOnly: 'توقَّع هذه الرسالة بدعوة: استخدموا الرابط الشخصي في الرسالة البريدية التي أُرسلت إليكم.',
    accreditation: labels => `لا تُقبل إلا المنظمات الحاصلة على هذا الاعتماد: ${labels}.`,
    languages: 'هذه الرسالة بلغات أخرى',
    translation: authentic =>
      `أنتم تقرأون ترجمة. وما يُوقَّع هو النص الأصلي (${authentic})؛ ويحتفظ توقيعكم ببصمة النصين.`,
    translationOld: (of, current, stale) =>
      of === current
        ? `لا يمكن توقيع هذه الترجمة: عدد الفقرات التي لا تقول بعد ما يقوله النص الأصلي ${number(stale)}.`
        : `هذه الترجمة للنسخة ${number(of)}؛ وما يُوقَّع هو النسخة ${number(current)}. اقرأوا النص الأصلي ووقّعوه.`,
    authentic: 'النص الأصلي',
    authenticHash: 'بصمة SHA-256 للنص الأصلي',
    goSign: 'توقيع هذه الرسالة',
    goList: 'من وقّع',
    back: 'العودة إلى الرسالة',
  },

  form: {
    title: 'توقيع هذه الرسالة',
    intro: 'لا يُوقَّع شيء بمجرد إرسال هذه الاستمارة: ستصلكم رسالة بريدية فيها رابط، ثم تضغطون زرًّا في صفحته.',
    kind: 'من يوقّع؟',
    kinds: { organisation: 'منظمة', individual: 'أنا بصفتي الفردية' },
    forOrganisations: 'إذا كانت منظمة هي التي توقّع.',
    name: 'المنظمة',
    nameHint: 'الاسم الكامل كما ينبغي أن يرد في القائمة. وهو يظهر دائمًا.',
    nameHintWithheld: 'الاسم الكامل كما ينبغي أن يرد في القائمة. وهو يظهر ما لم تحجبوه أدناه.',
    group: 'المجموعة في القائمة',
    groupNone: 'اختاروا مجموعة',
    country: 'البلد',
    countryNone: 'بلا بلد، أو دون ذكره',
    countryChoose: 'اختاروا بلدًا',
    showCountry: 'إظهار البلد في القائمة',
    shownIfTicked: 'لا يظهر للعموم إلا إذا وضعتم علامة في المربع أدناه.',
    coordinatorsOnly: 'لا يراه إلا المنسّقون، ولا يراه العموم أبدًا.',
    shownInList: 'يظهر للعموم في القائمة.',
    signatory: 'اسمكم',
    showSignatory: 'إظهار اسمي في القائمة',
    showSignatoryHint: 'دون ذلك يُحتسب الفرد في القائمة ولا يُذكر اسمه.',
    role: 'صفتكم',
    roleHint: 'على سبيل المثال: مديرة.',
    showRole: 'إظهار صفتي في القائمة',
    affiliation: 'مكان عملكم، للتعريف فقط',
    affiliationHint: 'إذا كنتم توقّعون بصفتكم الفردية. ولا يعني ذلك أن جهة عملكم توقّع.',
    showAffiliation: 'إظهار مكان عملي في القائمة «للتعريف فقط»',
    decision: 'القرار الذي يخوّلكم',
    decisionHint: 'على سبيل المثال: قرار مجلس الإدارة بالانضمام إلى هذه الرسالة.',
    decisionDate: 'يوم ذلك القرار',
    questions: 'أسئلة الائتلاف',
    notJoined: 'المطالب التي لا تنضمون إليها',
    notJoinedHint:
      'اتركوا هذا فارغًا إن كنتم تنضمون إلى الرسالة كلها. وكل مطلب تضعون عليه علامة يُحفظ مع توقيعكم بوصفه مطلبًا لا تنضمون إليه؛ ولا يرى ذلك إلا المنسّقون، ما لم تضعوا علامة في المربع الأخير.',
    ask: (at, words) => `المطلب ${number(at)}: ${words}`,
    showNotJoined: 'طباعة ذلك بجانب اسمنا، إن كان الائتلاف يطبع مثل هذه الملاحظات',
    withheld: 'التأييد مع حجب الاسم',
    withheldHint:
      'تُحتسبون مؤيدًا إضافيًا بعد أن يتحقق أحد المنسّقين من هويتكم. ولا يُطبع اسمكم ولا أي شيء آخر في هذه الاستمارة في أي مكان ولا في أي ملف؛ ولا يراه إلا المنسّقون.',
    address: 'بريدكم الإلكتروني',
    addressHint: 'لا يظهر للعموم أبدًا. وإليه يُرسل رابط التأكيد.',
    authorised: 'أنا مخوّل بالتوقيع عن هذه المنظمة.',
    consent:
      'أوافق على أن يحتفظ الائتلاف صاحب هذه الرسالة بما كتبته هنا للتحقق من هذا التوقيع واحتسابه، وألا يُظهر منه إلا ما تقول هذه الصفحة إنه يظهر. ويمكنني سحبه في أي وقت بالرابط الوارد في الرسالة البريدية.',
    send: 'إرسال، ثم تلقّي رسالة التأكيد',
    wrong: 'ثمة شيء ناقص أو لا يصلح. ما كتبتموه لا يزال هنا.',
    errorTitle: title => `لم يُرسل: ${title}`,
    flaws: {
      kind: 'اذكروا من يوقّع.',
      name: { missing: 'اكتبوا اسم المنظمة.', 'too-long': 'اسم المنظمة أطول من 200 حرف.' },
      group: 'اختاروا المجموعة التي يرد فيها التوقيع.',
      country: { missing: 'اختاروا بلدكم.', unknown: 'اختاروا بلدًا من القائمة، أو لا شيء.' },
      signatory: { missing: 'اكتبوا اسمكم.', 'too-long': 'اسمكم أطول من 200 حرف.' },
      role: { missing: 'اكتبوا صفتكم.', 'too-long': 'صفتكم أطول من 200 حرف.' },
      affiliation: 'مكان عملكم أطول من 200 حرف.',
      decision: { missing: 'اذكروا القرار الذي يخوّلكم.', 'too-long': 'القرار أطول من 400 حرف.' },
      decisionDate: { missing: 'اذكروا يوم القرار.', unknown: 'اكتبوا اليوم على هذا النحو: 2027-01-22.' },
      answers: {
        missing: 'أجيبوا عن هذا السؤال: فهو موجّه إلى الجميع.',
        'too-long': 'هذا الجواب أطول من 400 حرف.',
      },
      address: {
        missing: 'اكتبوا بريدكم الإلكتروني: فإليه يُرسل رابط التأكيد.',
        'not-an-address': 'اكتبوا عنوانًا بريديًا، مثل amina@example.org.',
      },
      authorised: 'ضعوا علامة على أنكم مخوّلون بالتوقيع عن هذه المنظمة.',
      consent: {
        untick: 'ضعوا علامة على موافقتكم على ما يُحفظ.',
        reworded: 'أُعيدت صياغة ما توافقون عليه. اقرأوه وضعوا العلامة من جديد.',
      },
    },
    textChanged:
      'تغيّر النص بينما كانت هذه الصفحة مفتوحة. لم يُوقَّع شيء، وما كتبتموه لا يزال هنا: اقرأوا النص كما هو الآن ثم أعيدوا إرسال الاستمارة.',
    notOpen: 'لم يُفتح باب التوقيع بعد. لم يُرسل شيء.',
    closed: 'أُغلق باب التوقيع. لم يُرسل شيء.',
    invitedOnly: 'توقَّع هذه الرسالة بدعوة فقط. لم يُرسل شيء: استخدموا الرابط الوارد في دعوتكم.',
    sentTitle: 'تفقّدوا بريدكم',
    sent: address =>
      `رسالة بريدية في طريقها إلى \u2068${address}\u2069. افتحوا الرابط الوارد فيها واضغطوا الزر: عندئذ فقط تُوقَّع الرسالة.`,
    sentLate: 'إن لم تصل بعد بضع دقائق، فابحثوا في البريد غير المرغوب فيه، أو أعيدوا إرسال الاستمارة لاحقًا.',
    back: 'العودة إلى الرسالة',
  },

  own: {
    title: 'توقيعكم',
    deadTitle: 'هذا الرابط لا يؤدي إلى شيء',
    dead: 'لا شيء محفوظ تحت هذا الرابط. تأكدوا من نسخه كاملًا من الرسالة البريدية.',
    letter: 'الرسالة',
    version: 'النسخة',
    hash: 'بصمة SHA-256 لنصها',
    signedAs: 'التوقيع باسم',
    signatory: 'بواسطة',
    role: 'الصفة',
    country: 'البلد',
    shown: 'الظاهر في القائمة',
    shownOnlyName: 'اسم المنظمة فقط',
    shownNothing: 'لا شيء: يُحتسب التوقيع ولا يُذكر اسمه',
    shownWithheld: 'لا شيء: تؤيدون الرسالة مع حجب الاسم',
    shownParts: {
      name: 'الاسم',
      signatory: 'اسم من يوقّع',
      role: 'الصفة',
      country: 'البلد',
      affiliation: 'مكان العمل',
      notJoined: 'المطالب التي لا انضمام إليها، إن كان الائتلاف يطبعها',
    },
    group: 'المجموعة',
    affiliation: 'مكان العمل',
    decision: 'القرار',
    notJoined: 'لا انضمام إلى',
    read: 'لغة القراءة',
    readHash: 'بصمة SHA-256 للنص الذي قُرئ',
    asks: (numbers, n) => `${n === 1 ? 'المطلب' : 'المطالب'} ${numbers}`,
    readText: version => `نص النسخة ${number(version)} كما قرأتموه`,
    authentic: version => `النص الأصلي للنسخة ${number(version)}، وهو الذي يُوقَّع`,
    states: {
      pending: 'لم يُؤكَّد بعد. اقرأوا ما يُوقَّع ثم اضغطوا أحد الأزرار. وحتى ذلك الحين لا شيء موقَّع.',
      confirmed: 'تم التأكيد. ينظر فيه الائتلاف ثم يضعه في القائمة.',
      confirmedWithheld: 'تم التأكيد. ينظر فيه الائتلاف، ثم تُحتسبون ضمن المؤيدين الذين حُجب اسمهم.',
      accepted: 'تم التأكيد والقبول: هو في القائمة.',
      acceptedWithheld: 'تم التأكيد والقبول: تُحتسبون مؤيدًا مع حجب الاسم.',
      declined: 'لم يأخذ الائتلاف بهذا التوقيع. ليس في القائمة.',
      withdrawn: 'تم السحب. ليس في القائمة؛ وما زالت النسخ التي سُلّمت من قبل تحمله.',
      notMe: 'تمت الإزالة. لا شيء موقَّع هنا باسمكم، وقد مُحي ما كُتب عنكم.',
      lapsed: 'لم يُؤكَّد في الوقت المحدد، فلا شيء موقَّع.',
      givenUp: 'أُكّد بدلًا منه توقيع آخر من هذا العنوان. لا شيء موقَّع بهذا.',
    },
    until: when => `يمكن تأكيده حتى ${when}.`,
    notOpen: 'لم يُفتح باب التوقيع بعد.',
    confirm: 'تأكيد هذا التوقيع',
    notMe: 'لم أكن أنا',
    notMeHint: 'يزيله ويمحو ما كُتب.',
    withdraw: 'سحب هذا التوقيع',
    withdrawHint: 'يخرج من القائمة فورًا. ولا يحتفظ السجل إلا بأن شيئًا سُحب.',
    movedPending: (signed, current) =>
      `تغيّر النص منذ إرسال هذه الاستمارة: من النسخة ${number(signed)} إلى النسخة ${number(current)}. أدناه ما تغيّر. ولا يُوقَّع شيء حتى تضغطوا الزر الذي تحته.`,
    movedLater: (signed, current) =>
      `تغيّر النص منذ ذلك الحين: يبقى توقيعكم على النسخة ${number(signed)}. أدناه ما تغيّر في النسخة ${number(current)}؛ اضغطوا الزر الذي تحته لتوقيعها بدلًا منها.`,
    reconfirm: current => `توقيع النسخة ${number(current)}`,
    text: version => `نص النسخة ${number(version)}`,
    changes: 'ما الذي تغيّر',
    changesNone: 'لم تتغيّر أي كلمة.',
    deleted: 'محذوف',
    inserted: 'مُضاف',
    textChanged:
      'تغيّر النص بينما كانت هذه الصفحة مفتوحة. لم يُوقَّع شيء: اقرأوا ما تغيّر ثم اضغطوا الزر الذي تحته.',
    tooLate: 'أُغلق باب التوقيع، فلم يعد التأكيد ممكنًا.',
    wholeText: 'النص كله كما هو الآن',
    movedClosed: (signed, current) =>
      `تغيّر النص منذ ذلك الحين: يبقى توقيعكم على النسخة ${number(signed)}. وقد أُغلق باب التوقيع، فلم يعد توقيع النسخة ${number(current)} ممكنًا هنا.`,
    hold: signed => `إبقاء توقيعي على النسخة ${number(signed)}`,
    holdHint: 'لن يصلكم تذكير آخر بهذا التغيير. وإن جاء تغيير لاحق سُئلتم من جديد.',
    held: (signed, current) =>
      `تُبقون توقيعكم على النسخة ${number(signed)}؛ والنسخة الحالية هي ${number(current)}. ولا يزال بإمكانكم توقيعها بدلًا منها.`,
    corrected: (signed, current) =>
      `وقّعتم النسخة ${number(signed)}؛ ولا تختلف عنها النسخة ${number(current)} إلا بهذه التصحيحات. وقد اتفق اثنان من المنسّقين على أن لا شيء فيها يغيّر المعنى، لذلك يُحتسب توقيعكم لها أيضًا.`,
    corrections: 'التصحيحات',
    objectUntil: when =>
      `إن كانت تغيّر ما وقّعتموه فاعترضوا حتى ${when}: عندئذ يبقى توقيعكم على النص الذي وقّعتموه.`,
    objectOver: 'انتهت مهلة الاعتراض.',
    objectSaid: 'ما الخطأ فيها',
    objectSaidHint: 'يمكن تركه فارغًا. ولا يراه إلا المنسّقون.',
    object: 'الاعتراض على هذه التصحيحات',
    objected: (signed, current) =>
      `اعترضتم على التصحيحات: يبقى توقيعكم على النسخة ${number(signed)} ولا يُحتسب للنسخة ${number(current)}.`,
    tooLateToObject: 'كانت مهلة الاعتراض قد انتهت حين ضغطتم الزر. لم يتغيّر شيء.',
    receiptLink: 'تنزيل الإيصال',
    textLink: 'تنزيل النص الذي وقّعتموه (JSON)',
    receiptHint:
      'ملف صغير موقَّع يثبت ما وُقّع ومتى. لا يحمل اسم أي شخص. ويمكن لأي كان التحقق منه دون سؤال هذا الخادم.',
    change: 'تغيير ما قلتموه',
    changeHint: 'ما يتغيّر هنا لا يحتاج إلى توقيع جديد. وللتوقيع باسم آخر، اسحبوا هذا التوقيع ووقّعوا من جديد.',
    changeButton: 'حفظ هذه التغييرات',
    changed: 'تم الحفظ. وتُظهره القائمة من الآن.',
    authorisedAnew: 'ضعوا العلامة من جديد إن غيّرتم اسم من يوقّع.',
  },

  delivered: {
    title: 'التسليم',
    to: (recipient, when) => `سُلّمت إلى ${recipient}، ${when}`,
    posted: 'منشورة هناك',
    readLetter: 'النص الموقَّع مع قائمة الموقّعين',
    readVersion: 'النص وحده، بالشكل الذي تُحسب منه بصمة SHA-256',
    readList: 'قائمة الموقّعين',
    readKeys: 'المفاتيح العامة التي تُفحص بها إيصالات الموقّعين',
    readManifest: 'الوقت والأعداد والموضع في السجل وبصمة SHA-256 لكل ملف',
    readLog: (position, head) => `كان في سجل الائتلاف حينها ${position} قيدًا. بصمة القيد الأخير: ${head}`,
    readGroups: groups =>
      `لا تطبع الرسالة إلا أسماء هذه المجموعات: ${groups}. أما القائمة ففيها الأسماء كلها.`,
    readRemoved: n =>
      `أُزيل من هذه القائمة منذ تثبيتها سطر أو أكثر (${n}) حمايةً لأشخاص. والأعداد لا تشمل ما أُزيل.`,
    readCheck: 'لفحص ملف، احسبوا بصمته SHA-256 وقارنوها بما في manifest.json. ولفحص إيصال:',
  },

  erasing: {
    summary: 'محو ما يُحفظ عني',
    hint: 'يُمحى نهائيًا عنوان بريدكم وكل ما كتبتموه ولا تُظهره القائمة. أما ما تُظهره القائمة فيبقى فيها: لإزالته أيضًا اسحبوا التوقيع أولًا. والتوقيع الذي لم يُقبل بعد يُترك.',
    after: 'بعد ذلك لا تقود هذه الصفحة ولا أي رابط في الرسائل إلى شيء: فلا يمكن بها تغيير شيء أو سحبه.',
    button: 'المحو نهائيًا',
    title: 'تم المحو',
    gone: 'مُحي هنا عنوان بريدكم وكل ما كتبتموه ولا تُظهره القائمة. وتبقى نسخه الاحتياطية على هذا الخادم إلى أن يُكتب فوقها بدورها.',
    stays: 'ما يبقى: سطر القائمة إن كان توقيعكم فيها، وفي السجل أن شيئًا جرى من دون ذكر من قام به.',
  },
}
