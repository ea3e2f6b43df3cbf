/** Every sentence of the public pages in French. */
import type { PublicWords } from './public.en.ts'

/** In French, nought is singular. */
const count = (n: number, one: string, many: string) => `${n.toLocaleString('fr')} ${n < 2 ? one : many}`
const organisations = (n: number) => count(n, 'organisation', 'organisations')
const individuals = (n: number) => count(n, 'personne à titre individuel', 'personnes à titre individuel')
const withheldToo = (n: number) =>
  n === 0 ? '' : `, ${count(n, 'de plus dont le nom est réservé', 'de plus dont les noms sont réservés')}`

export const publicFr: PublicWords = {
  language: 'fr',
  direction: 'ltr',

  neutralTitle: 'Une lettre à signer',
  server: 'Undersigned',

  list: {
    title: 'Signataires',
    asOf: (when, version, nOrganisations, nIndividuals, nWithheld = 0) =>
      `Au ${when}, version ${version}, ${organisations(nOrganisations)}, ${individuals(nIndividuals)}${withheldToo(nWithheld)}`,
    hash: hash => `SHA-256 du texte signé : ${hash}`,
    individuals: 'Personnes à titre individuel',
    unnamed: n =>
      n === 1
        ? 'Une personne a signé à titre individuel sans montrer son nom.'
        : `${individuals(n)} ont signé sans montrer leur nom.`,
    earlier: (version, nOrganisations, nIndividuals, nWithheld = 0) => {
      const known = [
        ...(nOrganisations > 0 ? [organisations(nOrganisations)] : []),
        ...(nIndividuals > 0 ? [individuals(nIndividuals)] : []),
        ...(nWithheld > 0 ? [count(nWithheld, 'nom réservé', 'noms réservés')] : []),
      ]
      return `Encore sur la version ${version} : ${known.join(', ')}`
    },
    signedVersion: version => `a signé la version ${version}`,
    withheld: n =>
      n === 1
        ? 'Un signataire de plus soutient cette lettre, son nom étant réservé. La coalition sait qui c’est.'
        : `${n.toLocaleString('fr')} signataires de plus soutiennent cette lettre, leur nom étant réservé. La coalition sait qui ils sont.`,
    submitter: name => `Présentée par ${name}`,
    notJoined: (asks, n) => `ne se joint pas ${n === 1 ? 'à la demande' : 'aux demandes'} ${asks}`,
    affiliation: 'affiliation à seule fin d’identification',
    entered: 'inscrit par la coordination d’après une liste ; le signataire ne l’a pas confirmé ici',
    afterDelivery: 'après la remise',
    answer: (question, answer) => `${question} : ${answer}`,
    fullList: (address, when) => `Liste complète à l’adresse ${address}, au ${when}.`,
    find: 'Chercher un nom dans la liste',
    findButton: 'Chercher',
    found: n => (n === 1 ? 'Un nom trouvé.' : `${n.toLocaleString('fr')} noms trouvés.`),
    foundNone:
      'Aucun nom de la liste ne contient ces mots. Un nom peut s’écrire autrement, ou ne pas être montré.',
    wholeList: 'Toute la liste',
    parts: 'Pages de la liste',
    part: (n, of) => `Page ${n} sur ${of}`,
    previous: 'Noms précédents',
    next: 'Plus de noms',
    empty: 'Aucune signature de cette version n’est encore acceptée.',
    check: 'Comment vérifier cette liste',
    checkText:
      'Chaque signature porte sur un texte précis et en garde le SHA-256. Chaque signataire a confirmé par courriel, sauf là où la liste dit que la coordination l’a inscrit ; et la coalition a accepté chaque organisation une seule fois.',
    csv: 'La liste en CSV',
    json: 'La liste en JSON',
    package: when => `La lettre et la liste telles que figées le ${when}, dans tous les formats (ZIP)`,
    receipt: 'Vérifier un reçu',
  },

  letter: {
    by: coalition => `Publiée par ${coalition}`,
    unpublished:
      'Cette page n’est pas publique. Elle a été envoyée aux personnes invitées à signer ; merci de ne pas en transmettre l’adresse.',
    version: n => `Version ${n}`,
    hash: 'SHA-256 de ce texte',
    listStandsBelow: 'La liste des signataires se trouve sous la lettre.',
    listComesHere: 'La liste des signataires viendra ici.',
    namesInText:
      'Les noms qui figurent dans le texte en font partie, tel qu’il a été figé. Qui signe par cette page figure dans une liste à part.',
    opens: when => `Les signatures s’ouvrent le ${when}.`,
    closes: when => `Les signatures sont closes le ${when}.`,
    closed: when => `Les signatures ont été closes le ${when}.`,
    paused:
      'Les signatures sont suspendues pour le moment. Personne n’a rien à faire ; quand elles reprendront, cette page l’indiquera.',
    clock: when => `À l’horloge du serveur, nous sommes le ${when}.`,
    embargo: when => `Rien n’en est public avant le ${when}.`,
    invitedOnly:
      'Cette lettre se signe sur invitation : utilisez le lien personnel du courriel qui vous a été envoyé.',
    accreditation: labels =>
      `Seules les organisations qui ont cette accréditation peuvent être acceptées : ${labels}.`,
    languages: 'Cette lettre dans d’autres langues',
    translation: authentic =>
      `Vous lisez une traduction. Ce que l’on signe est le texte authentique (${authentic}) ; votre signature garde l’empreinte des deux.`,
    translationOld: (of, current, stale) =>
      of === current
        ? `Cette traduction ne peut pas être signée : ${count(stale, 'de ses paragraphes ne dit', 'de ses paragraphes ne disent')} pas encore ce que dit le texte authentique.`
        : `Cette traduction est celle de la version ${of} ; ce que l’on signe est la version ${current}, dans le texte authentique.`,
    authentic: 'Le texte authentique',
    authenticHash: 'SHA-256 du texte authentique',
    goSign: 'Signer cette lettre',
    goList: 'Voir qui a signé',
    back: 'Retour à la lettre',
  },

  form: {
    title: 'Signer cette lettre',
    intro:
      'Envoyer ce formulaire ne signe encore rien : vous recevez un courriel avec un lien, et vous appuyez sur un bouton de la page qu’il ouvre.',
    kind: 'Qui signe ?',
    kinds: { organisation: 'Une organisation', individual: 'Moi, à titre individuel' },
    forOrganisations: 'Si une organisation signe.',
    name: 'Organisation',
    nameHint: 'Le nom complet, tel qu’il doit figurer dans la liste. Il est toujours montré.',
    nameHintWithheld:
      'Le nom complet, tel qu’il doit figurer dans la liste. Il est montré, sauf si vous le réservez plus bas.',
    group: 'Groupe de la liste',
    groupNone: 'Choisissez un groupe',
    country: 'Pays',
    countryNone: 'Aucun pays, ou non précisé',
    countryChoose: 'Choisissez un pays',
    showCountry: 'Montrer le pays dans la liste',
    shownIfTicked: 'Montré au public seulement si vous cochez la case ci-dessous.',
    coordinatorsOnly: 'Vu par la coordination seulement, jamais par le public.',
    shownInList: 'Montré au public dans la liste.',
    signatory: 'Votre nom',
    showSignatory: 'Montrer mon nom dans la liste',
    showSignatoryHint:
      'Sans cela, une personne qui signe à titre individuel est comptée dans la liste sans y être nommée.',
    role: 'Votre fonction',
    roleHint: 'Par exemple : directrice.',
    showRole: 'Montrer ma fonction dans la liste',
    affiliation: 'Où vous travaillez, à seule fin d’identification',
    affiliationHint: 'Si vous signez à titre individuel. Cela ne dit pas que votre employeur signe.',
    showAffiliation: 'Montrer dans la liste où je travaille, « à seule fin d’identification »',
    decision: 'La décision qui vous autorise',
    decisionHint: 'Par exemple : la décision du conseil de se joindre à cette lettre.',
    decisionDate: 'Jour de cette décision',
    questions: 'Questions de la coalition',
    notJoined: 'Demandes auxquelles vous ne vous joignez pas',
    notJoinedHint:
      'Laissez vide si vous vous joignez à toute la lettre. Chaque demande cochée est gardée avec votre signature comme une demande à laquelle elle ne se joint pas ; seule la coordination le voit, sauf si vous cochez la dernière case.',
    ask: (number, words) => `Demande ${number} : ${words}`,
    showNotJoined: 'L’imprimer à côté de notre nom, si la coalition imprime de telles remarques',
    withheld: 'La soutenir, mon nom étant réservé',
    withheldHint:
      'Vous comptez comme un soutien de plus, après que la coordination a vérifié qui vous êtes. Votre nom et tout le reste de ce formulaire ne sont imprimés nulle part ni dans aucun fichier ; seule la coordination les voit.',
    address: 'Votre adresse de courriel',
    addressHint: 'Jamais montrée au public. Le lien de confirmation y est envoyé.',
    authorised: 'J’ai le pouvoir de signer pour cette organisation.',
    consent:
      'J’accepte que la coalition de cette lettre garde ce que j’ai écrit ici pour vérifier et compter cette signature, et n’en montre que ce que cette page dit être montré. Je peux la retirer à tout moment par le lien du courriel.',
    send: 'Envoyer, et recevoir le courriel de confirmation',
    wrong:
      'Il manque quelque chose, ou quelque chose ne convient pas. Ce que vous avez écrit est toujours là.',
    errorTitle: title => `Pas envoyé : ${title}`,
    flaws: {
      kind: 'Dites qui signe.',
      name: {
        missing: 'Écrivez le nom de l’organisation.',
        'too-long': 'Le nom de l’organisation dépasse 200 lettres.',
      },
      group: 'Choisissez le groupe où la signature doit figurer.',
      country: { missing: 'Choisissez votre pays.', unknown: 'Choisissez un pays de la liste, ou aucun.' },
      signatory: { missing: 'Écrivez votre nom.', 'too-long': 'Votre nom dépasse 200 lettres.' },
      role: { missing: 'Écrivez votre fonction.', 'too-long': 'Votre fonction dépasse 200 lettres.' },
      affiliation: 'Le lieu où vous travaillez dépasse 200 lettres.',
      decision: {
        missing: 'Dites quelle décision vous autorise.',
        'too-long': 'La décision dépasse 400 lettres.',
      },
      decisionDate: {
        missing: 'Indiquez le jour de la décision.',
        unknown: 'Indiquez le jour sous la forme 2027-01-22.',
      },
      answers: {
        missing: 'Répondez à cette question : elle est posée à tous.',
        'too-long': 'Cette réponse dépasse 400 lettres.',
      },
      address: {
        missing: 'Écrivez votre adresse de courriel : le lien de confirmation y est envoyé.',
        'not-an-address': 'Écrivez une adresse de courriel, comme amina@example.org.',
      },
      authorised: 'Cochez que vous avez le pouvoir de signer pour cette organisation.',
      consent: {
        untick: 'Cochez que vous acceptez ce qui est gardé.',
        reworded: 'Ce que vous acceptez a été reformulé. Lisez-le et cochez-le de nouveau.',
      },
    },
    textChanged:
      'Le texte a changé pendant que cette page était ouverte. Rien n’a été signé et ce que vous avez écrit est toujours là : lisez le texte tel qu’il est maintenant, puis renvoyez le formulaire.',
    notOpen: 'Les signatures ne sont pas encore ouvertes. Rien n’a été envoyé.',
    closed: 'Les signatures sont closes. Rien n’a été envoyé.',
    paused: 'Les signatures sont suspendues pour le moment. Rien n’a été envoyé ; réessayez plus tard.',
    invitedOnly:
      'Cette lettre se signe sur invitation seulement. Rien n’a été envoyé : utilisez le lien de votre invitation.',
    sentTitle: 'Consultez votre courrier',
    sent: address =>
      `Un courriel est en route vers ${address}. Ouvrez le lien qu’il contient et appuyez sur le bouton : alors seulement la lettre est signée.`,
    sentLate:
      'S’il n’est pas arrivé après quelques minutes, regardez parmi les indésirables, ou renvoyez le formulaire plus tard.',
    back: 'Retour à la lettre',
  },

  own: {
    title: 'Votre signature',
    deadTitle: 'Ce lien ne mène nulle part',
    dead: 'Rien n’est gardé sous ce lien. Vérifiez qu’il a été copié en entier depuis le courriel.',
    letter: 'Lettre',
    version: 'Version',
    hash: 'SHA-256 de son texte',
    signedAs: 'Signée au nom de',
    signatory: 'Par',
    role: 'Fonction',
    country: 'Pays',
    shown: 'Montré dans la liste',
    shownOnlyName: 'le nom de l’organisation seulement',
    shownNothing: 'rien : la signature est comptée sans être nommée',
    shownWithheld: 'rien : vous soutenez la lettre, votre nom étant réservé',
    shownParts: {
      name: 'nom',
      signatory: 'nom de qui signe',
      role: 'fonction',
      country: 'pays',
      affiliation: 'où vous travaillez',
      notJoined: 'demandes non rejointes, si la coalition les imprime',
    },
    group: 'Groupe',
    affiliation: 'Où vous travaillez',
    decision: 'Décision',
    notJoined: 'Ne se joint pas à',
    read: 'Lue en',
    readHash: 'SHA-256 du texte qui a été lu',
    asks: (numbers, n) => `${n === 1 ? 'demande' : 'demandes'} ${numbers}`,
    readText: version => `Le texte de la version ${version} tel que vous l’avez lu`,
    authentic: version => `Le texte authentique de la version ${version}, qui est celui que l’on signe`,
    states: {
      pending:
        'Pas encore confirmée. Lisez ce qui est signé, puis appuyez sur l’un des boutons. D’ici là, rien n’est signé.',
      confirmed: 'Confirmée. La coalition l’examine, puis la met sur la liste.',
      confirmedWithheld:
        'Confirmée. La coalition l’examine ; vous êtes ensuite compté parmi les soutiens dont le nom n’est pas publié.',
      accepted: 'Confirmée et acceptée : elle figure sur la liste.',
      acceptedWithheld: 'Confirmée et acceptée : vous comptez comme un soutien dont le nom est réservé.',
      declined: 'La coalition n’a pas retenu cette signature. Elle n’est pas sur la liste.',
      withdrawn: 'Retirée. Elle n’est pas sur la liste ; les copies remises auparavant la portent encore.',
      notMe: 'Supprimée. Rien n’est signé ici en votre nom, et ce qui avait été écrit sur vous est effacé.',
      lapsed: 'Pas confirmée à temps : rien n’est signé.',
      givenUp: 'Une autre, de la même adresse, a été confirmée à sa place. Celle-ci ne signe rien.',
    },
    until: when => `Elle peut être confirmée jusqu’au ${when}.`,
    notOpen: 'Les signatures ne sont pas encore ouvertes.',
    confirm: 'Confirmer cette signature',
    notMe: 'Ce n’était pas moi',
    notMeHint: 'La supprime et efface ce qui a été écrit.',
    withdraw: 'Retirer cette signature',
    withdrawHint: 'Elle quitte la liste aussitôt. Le journal garde seulement que quelque chose a été retiré.',
    movedPending: (signed, current) =>
      `Le texte a changé depuis l’envoi de ce formulaire : de la version ${signed} à la version ${current}. Voici ce qui a changé. Rien n’est signé avant que vous appuyiez sur le bouton placé dessous.`,
    movedLater: (signed, current) =>
      `Le texte a changé depuis : votre signature reste sur la version ${signed}. Voici ce qui a changé dans la version ${current} ; appuyez sur le bouton placé dessous pour signer celle-ci à la place.`,
    reconfirm: current => `Signer la version ${current}`,
    text: version => `Le texte de la version ${version}`,
    changes: 'Ce qui a changé',
    changesNone: 'Aucun mot n’a changé.',
    deleted: 'supprimé',
    inserted: 'ajouté',
    textChanged:
      'Le texte a changé pendant que cette page était ouverte. Rien n’a été signé : lisez ce qui a changé, puis appuyez sur le bouton placé dessous.',
    tooLate: 'Les signatures sont closes : ceci ne peut plus être confirmé.',
    paused:
      'Les signatures sont suspendues pour le moment : rien ne peut être confirmé maintenant. Ce lien reste valable, réessayez plus tard.',
    wholeText: 'Tout le texte tel qu’il est maintenant',
    movedClosed: (signed, current) =>
      `Le texte a changé depuis : votre signature reste sur la version ${signed}. Les signatures sont closes : la version ${current} ne peut plus être signée ici.`,
    hold: signed => `Garder ma signature sur la version ${signed}`,
    holdHint:
      'Aucun autre rappel de ce changement ne vous parviendra. Un changement ultérieur vous sera de nouveau soumis.',
    held: (signed, current) =>
      `Vous gardez votre signature sur la version ${signed} ; la version ${current} est l’actuelle. Vous pouvez encore signer celle-ci à la place.`,
    corrected: (signed, current) =>
      `Vous avez signé la version ${signed} ; la version ${current} n’en diffère que par ces corrections. Deux personnes de la coordination sont convenues que rien n’y change de sens : votre signature compte donc aussi pour elle.`,
    corrections: 'Les corrections',
    objectUntil: when =>
      `Si elles changent ce que vous avez signé, opposez-vous jusqu’au ${when} : votre signature reste alors sur le texte que vous avez signé.`,
    objectOver: 'Le délai pour s’opposer est passé.',
    objectSaid: 'Ce qui ne va pas dans ces corrections',
    objectSaidHint: 'Peut rester vide. Seule la coordination le voit.',
    object: 'M’opposer à ces corrections',
    objected: (signed, current) =>
      `Vous vous êtes opposé aux corrections : votre signature reste sur la version ${signed} et ne compte pas pour la version ${current}.`,
    tooLateToObject: 'Le délai pour s’opposer était passé quand vous avez appuyé. Rien n’a été changé.',
    receiptLink: 'Télécharger le reçu',
    textLink: 'Télécharger le texte que vous avez signé (JSON)',
    receiptHint:
      'Un petit fichier signé qui prouve ce qui a été signé et quand. Il ne porte le nom de personne. Chacun peut le vérifier sans interroger ce serveur.',
    change: 'Changer ce que vous avez dit',
    changeHint:
      'Ce qui change ici ne demande pas de nouvelle signature. Pour signer sous un autre nom, retirez cette signature et signez de nouveau.',
    changeButton: 'Enregistrer ces changements',
    changed: 'Enregistré. La liste le montre désormais.',
    authorisedAnew: 'À cocher de nouveau si vous avez changé le nom de qui signe.',
  },

  delivered: {
    title: 'Remise',
    to: (recipient, when) => `Remise à ${recipient}, ${when}`,
    posted: 'Publiée à cette adresse',
    readLetter: 'le texte signé, avec la liste des signataires',
    readVersion: 'le texte seul, dans la forme dont on prend le SHA-256',
    readList: 'la liste des signataires',
    readKeys: 'les clés publiques avec lesquelles on vérifie les reçus des signataires',
    readManifest: 'heure, nombres, place dans le journal et SHA-256 de chaque fichier',
    readLog: (position, head) =>
      `Le journal de la coalition comptait alors ${position} entrées. Empreinte de la dernière : ${head}`,
    readGroups: groups =>
      `La lettre n’imprime que les noms de ces groupes : ${groups}. La liste les contient tous.`,
    readRemoved: n =>
      `${n === 1 ? 'Une ligne a été retirée' : `${n} lignes ont été retirées`} de cette liste depuis qu’elle a été figée, pour protéger des personnes. Les nombres n’en tiennent plus compte.`,
    readCheck:
      'Pour vérifier un fichier, calculez son SHA-256 et comparez-le à celui de manifest.json. Pour vérifier un reçu :',
  },

  erasing: {
    summary: 'Effacer ce qui est gardé sur moi',
    hint: 'Votre adresse et tout ce que vous avez écrit et que la liste ne montre pas sont effacés pour toujours. Ce que la liste montre y reste : pour l’en ôter aussi, retirez d’abord la signature. Une signature que personne n’a encore acceptée est abandonnée.',
    after:
      'Ensuite, cette page et tous les liens des courriels ne mènent plus nulle part : ils ne permettent plus de rien changer ni retirer.',
    button: 'Effacer pour toujours',
    title: 'Effacé',
    gone: 'Votre adresse et tout ce que vous avez écrit et que la liste ne montre pas sont effacés ici. Les sauvegardes de ce serveur les gardent jusqu’à ce qu’elles soient écrasées à leur tour.',
    stays:
      'Ce qui reste : la ligne de la liste, si votre signature y figure, et dans le journal, que quelque chose a été fait, sans dire par qui.',
  },
}
