/** What the page of an invitation says beside the letter and its form, in the languages of the public pages. */

const invitedEn = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  title: 'Not signing, or not yet?',
  seen: 'What you answer here is seen by the coordinators only. Nothing is signed by it.',
  decline: 'We do not sign',
  declineNote: 'A word to the coordinators (may be left out)',
  declineAct: 'Tell the coordinators that we do not sign',
  until: 'We need more time',
  untilDay: 'Until which day',
  untilHint: (deadline: string) =>
    `At the latest ${deadline}, when signing closes. You are not reminded before that day.`,
  untilNote: 'A word to the coordinators (needed where no day is given)',
  untilAct: 'Tell the coordinators that we need more time',
  declined: (when: string) => `You answered on ${when}: we do not sign.`,
  needsUntil: (day: string, when: string) => `You answered on ${when}: we need until ${day}.`,
  needsTime: (when: string) => `You answered on ${when}: we need more time.`,
  changeable: 'You can still sign above, or answer anew.',
  signed: 'You have signed. To see your signature or to take it back, use the link in the mail about it.',
  organisationSigned: 'Your organisation has signed already, by somebody else. Nothing more is needed.',
  noMails: 'No more mails about signing',
  problems: {
    missing: 'Give a day, or say in a word until when.',
    'not-a-day': 'Give the day as 2027-01-14.',
    past: 'This day has passed. Give a later one.',
    'after-deadline': (deadline: string) =>
      `Signing closes on ${deadline}. Give a day up to then, or only a word to the coordinators.`,
    'too-long': 'The word to the coordinators is longer than 1,000 letters. What you typed is still here.',
    closed: 'Signing has closed. Your answer was not noted.',
    signed:
      'You have signed, so this was not noted. To take your signature back, use the link in the mail about it.',
  },
  messages: { title: 'From the coordinators', written: (when: string) => `Written on ${when}` },
  mails: {
    title: 'No more mails',
    ask: 'Shall this address get no more mails about signing from this coalition?',
    askHint: 'What you answered or signed stays as it is. Mails about your own signature still come.',
    act: 'Send me no more of these mails',
    done: 'This address gets no more mails about signing from this coalition.',
    doneHint: 'The links you were sent go on working.',
  },
}

export type InvitedWords = typeof invitedEn

const invitedEs: InvitedWords = {
  language: 'es',
  direction: 'ltr',
  title: '¿No firma, o todavía no?',
  seen: 'Lo que responda aquí solo lo ven quienes coordinan. Con ello no se firma nada.',
  decline: 'No firmamos',
  declineNote: 'Unas palabras para quienes coordinan (opcional)',
  declineAct: 'Comunicar que no firmamos',
  until: 'Necesitamos más tiempo',
  untilDay: 'Hasta qué día',
  untilHint: deadline =>
    `A más tardar el ${deadline}, cuando se cierra la firma. Antes de ese día no recibirá recordatorios.`,
  untilNote: 'Unas palabras para quienes coordinan (necesarias si no indica un día)',
  untilAct: 'Comunicar que necesitamos más tiempo',
  declined: when => `Respondió el ${when}: no firmamos.`,
  needsUntil: (day, when) => `Respondió el ${when}: necesitamos hasta el ${day}.`,
  needsTime: when => `Respondió el ${when}: necesitamos más tiempo.`,
  changeable: 'Todavía puede firmar más arriba o responder de nuevo.',
  signed: 'Ya ha firmado. Para ver o retirar su firma, use el enlace del correo correspondiente.',
  organisationSigned: 'Su organización ya ha firmado por medio de otra persona. No hace falta nada más.',
  noMails: 'No recibir más correos sobre la firma',
  problems: {
    missing: 'Indique un día o diga con unas palabras hasta cuándo.',
    'not-a-day': 'Indique el día así: 2027-01-14.',
    past: 'Ese día ya ha pasado. Indique uno posterior.',
    'after-deadline': deadline =>
      `La firma se cierra el ${deadline}. Indique un día hasta entonces, o solo unas palabras.`,
    'too-long': 'El texto tiene más de 1.000 letras. Lo que escribió sigue aquí.',
    closed: 'La firma está cerrada. Su respuesta no se ha anotado.',
    signed:
      'Ya ha firmado, por lo que esto no se ha anotado. Para retirar su firma, use el enlace del correo.',
  },
  messages: { title: 'De la coordinación', written: when => `Escrito el ${when}` },
  mails: {
    title: 'No más correos',
    ask: '¿Desea que esta dirección no reciba más correos de esta coalición sobre la firma?',
    askHint: 'Lo que respondió o firmó queda como está. Los correos sobre su propia firma seguirán llegando.',
    act: 'No enviarme más estos correos',
    done: 'Esta dirección ya no recibe correos de esta coalición sobre la firma.',
    doneHint: 'Los enlaces que recibió siguen funcionando.',
  },
}

const invitedFr: InvitedWords = {
  language: 'fr',
  direction: 'ltr',
  title: 'Vous ne signez pas, ou pas encore ?',
  seen: 'Votre réponse n’est vue que par la coordination. Elle ne vaut pas signature.',
  decline: 'Nous ne signons pas',
  declineNote: 'Un mot pour la coordination (facultatif)',
  declineAct: 'Dire que nous ne signons pas',
  until: 'Il nous faut plus de temps',
  untilDay: 'Jusqu’à quel jour',
  untilHint: deadline =>
    `Au plus tard le ${deadline}, à la clôture des signatures. Aucun rappel ne vous parviendra avant ce jour.`,
  untilNote: 'Un mot pour la coordination (nécessaire si aucun jour n’est indiqué)',
  untilAct: 'Dire qu’il nous faut plus de temps',
  declined: when => `Vous avez répondu le ${when} : nous ne signons pas.`,
  needsUntil: (day, when) => `Vous avez répondu le ${when} : il nous faut jusqu’au ${day}.`,
  needsTime: when => `Vous avez répondu le ${when} : il nous faut plus de temps.`,
  changeable: 'Vous pouvez encore signer plus haut, ou répondre autrement.',
  signed: 'Vous avez signé. Pour voir ou retirer votre signature, utilisez le lien du courriel à ce sujet.',
  organisationSigned: 'Votre organisation a déjà signé par une autre personne. Il n’y a plus rien à faire.',
  noMails: 'Ne plus recevoir de courriels sur la signature',
  problems: {
    missing: 'Indiquez un jour, ou dites en un mot jusqu’à quand.',
    'not-a-day': 'Indiquez le jour sous la forme 2027-01-14.',
    past: 'Ce jour est passé. Indiquez-en un plus tardif.',
    'after-deadline': deadline =>
      `La signature est close le ${deadline}. Indiquez un jour d’ici là, ou seulement un mot.`,
    'too-long': 'Le texte dépasse 1 000 lettres. Ce que vous avez écrit est toujours là.',
    closed: 'La signature est close. Votre réponse n’a pas été notée.',
    signed:
      'Vous avez signé : cela n’a pas été noté. Pour retirer votre signature, utilisez le lien du courriel.',
  },
  messages: { title: 'De la coordination', written: when => `Écrit le ${when}` },
  mails: {
    title: 'Plus de courriels',
    ask: 'Cette adresse ne doit-elle plus recevoir de courriels de cette coalition sur la signature ?',
    askHint:
      'Ce que vous avez répondu ou signé reste tel quel. Les courriels sur votre propre signature continuent d’arriver.',
    act: 'Ne plus m’envoyer ces courriels',
    done: 'Cette adresse ne reçoit plus de courriels de cette coalition sur la signature.',
    doneHint: 'Les liens que vous avez reçus restent valables.',
  },
}

const invitedAr: InvitedWords = {
  language: 'ar',
  direction: 'rtl',
  title: 'لن توقّعوا، أو ليس بعد؟',
  seen: 'لا يطّلع على جوابكم هنا سوى المنسّقين، ولا يُعدّ توقيعًا.',
  decline: 'لن نوقّع',
  declineNote: 'كلمة إلى المنسّقين (اختيارية)',
  declineAct: 'إبلاغ المنسّقين بأننا لن نوقّع',
  until: 'نحتاج إلى مزيد من الوقت',
  untilDay: 'حتى أي يوم',
  untilHint: deadline => `في موعد أقصاه ${deadline} حين يُغلق باب التوقيع. لن يصلكم تذكير قبل ذلك اليوم.`,
  untilNote: 'كلمة إلى المنسّقين (لازمة إن لم يُذكر يوم)',
  untilAct: 'إبلاغ المنسّقين بأننا نحتاج إلى مزيد من الوقت',
  declined: when => `أجبتم في ${when}: لن نوقّع.`,
  needsUntil: (day, when) => `أجبتم في ${when}: نحتاج حتى ${day}.`,
  needsTime: when => `أجبتم في ${when}: نحتاج إلى مزيد من الوقت.`,
  changeable: 'لا يزال بإمكانكم التوقيع أعلاه أو تغيير الجواب.',
  signed: 'لقد وقّعتم. لرؤية توقيعكم أو سحبه استخدموا الرابط الوارد في الرسالة الخاصة به.',
  organisationSigned: 'لقد وقّعت منظمتكم بالفعل عن طريق شخص آخر. لا حاجة إلى شيء آخر.',
  noMails: 'إيقاف الرسائل المتعلقة بالتوقيع',
  problems: {
    missing: 'اذكروا يومًا، أو قولوا بكلمة حتى متى.',
    'not-a-day': 'اكتبوا اليوم على هذا النحو: 2027-01-14.',
    past: 'لقد مضى هذا اليوم. اذكروا يومًا لاحقًا.',
    'after-deadline': deadline =>
      `يُغلق باب التوقيع في ${deadline}. اذكروا يومًا لا يتجاوزه، أو اكتفوا بكلمة إلى المنسّقين.`,
    'too-long': 'النص أطول من 1000 حرف. ما كتبتموه لا يزال هنا.',
    closed: 'أُغلق باب التوقيع. لم يُسجَّل جوابكم.',
    signed: 'لقد وقّعتم، لذلك لم يُسجَّل هذا. لسحب توقيعكم استخدموا الرابط الوارد في الرسالة.',
  },
  messages: { title: 'من المنسّقين', written: when => `كُتب في ${when}` },
  mails: {
    title: 'لا مزيد من الرسائل',
    ask: 'هل تريدون ألا تصل إلى هذا العنوان رسائل أخرى من هذا الائتلاف بشأن التوقيع؟',
    askHint: 'يبقى ما أجبتم به أو وقّعتموه كما هو. وتستمر الرسائل المتعلقة بتوقيعكم أنتم.',
    act: 'لا ترسلوا إليّ هذه الرسائل بعد الآن',
    done: 'لن تصل إلى هذا العنوان رسائل أخرى من هذا الائتلاف بشأن التوقيع.',
    doneHint: 'تبقى الروابط التي وصلتكم صالحة.',
  },
}

const LANGUAGES: Readonly<Record<string, InvitedWords>> = {
  ...{ en: invitedEn, es: invitedEs, fr: invitedFr, ar: invitedAr },
}

/** The words in a language, or in English where there are none. @param language BCP 47 */
export const invitedWords = (language: string): InvitedWords =>
  LANGUAGES[language.split('-')[0]!.toLowerCase()] ?? invitedEn
