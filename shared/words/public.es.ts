/** Every sentence of the public pages in Spanish. */
import type { PublicWords } from './public.en.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('es')} ${n === 1 ? one : many}`
const organisations = (n: number) => count(n, 'organización', 'organizaciones')
const individuals = (n: number) => count(n, 'persona a título individual', 'personas a título individual')
const withheldToo = (n: number) =>
  n === 0 ? '' : `, ${count(n, 'más con el nombre reservado', 'más con los nombres reservados')}`

export const publicEs: PublicWords = {
  language: 'es',
  direction: 'ltr',

  neutralTitle: 'Una carta para firmar',
  server: 'Undersigned',

  list: {
    title: 'Firmantes',
    asOf: (when, version, nOrganisations, nIndividuals, nWithheld = 0) =>
      `A ${when}, versión ${version}, ${organisations(nOrganisations)}, ${individuals(nIndividuals)}${withheldToo(nWithheld)}`,
    hash: hash => `SHA-256 del texto que se firmó: ${hash}`,
    individuals: 'Personas a título individual',
    unnamed: n =>
      n === 1
        ? 'Una persona a título individual firmó sin mostrar su nombre.'
        : `${individuals(n)} firmaron sin mostrar su nombre.`,
    earlier: (version, nOrganisations, nIndividuals, nWithheld = 0) => {
      const known = [
        ...(nOrganisations > 0 ? [organisations(nOrganisations)] : []),
        ...(nIndividuals > 0 ? [individuals(nIndividuals)] : []),
        ...(nWithheld > 0 ? [count(nWithheld, 'nombre reservado', 'nombres reservados')] : []),
      ]
      return `Todavía en la versión ${version}: ${known.join(', ')}`
    },
    signedVersion: version => `firmó la versión ${version}`,
    withheld: n =>
      n === 1
        ? 'Apoya esta carta un firmante más con el nombre reservado. La coalición sabe quién es.'
        : `Apoyan esta carta ${n.toLocaleString('es')} firmantes más con el nombre reservado. La coalición sabe quiénes son.`,
    submitter: name => `Presentada por ${name}`,
    notJoined: (asks, n) => `no se suma a ${n === 1 ? 'la petición' : 'las peticiones'} ${asks}`,
    affiliation: 'afiliación solo a efectos de identificación',
    entered: 'anotado por la coordinación a partir de una lista; el firmante no lo ha confirmado aquí',
    afterDelivery: 'después de la entrega',
    answer: (question, answer) => `${question}: ${answer}`,
    fullList: (address, when) => `Lista completa en ${address}, a ${when}.`,
    find: 'Buscar un nombre en la lista',
    findButton: 'Buscar',
    found: n => (n === 1 ? 'Un nombre encontrado.' : `${n.toLocaleString('es')} nombres encontrados.`),
    foundNone:
      'Ningún nombre de la lista contiene estas palabras. Puede que se escriba de otra manera o que no se muestre.',
    wholeList: 'Toda la lista',
    parts: 'Páginas de la lista',
    part: (n, of) => `Página ${n} de ${of}`,
    previous: 'Nombres anteriores',
    next: 'Más nombres',
    empty: 'Todavía no se ha aceptado ninguna firma de esta versión.',
    check: 'Cómo comprobar esta lista',
    checkText:
      'Cada firma se hizo sobre un texto exacto y conserva su SHA-256. Cada firmante confirmó por correo, salvo donde la lista dice que lo anotó la coordinación; y la coalición aceptó a cada organización una sola vez.',
    csv: 'La lista en CSV',
    json: 'La lista en JSON',
    package: when => `La carta y la lista tal como quedaron fijadas el ${when}, en todos los formatos (ZIP)`,
    receipt: 'Comprobar un recibo',
  },

  letter: {
    by: coalition => `Publicada por ${coalition}`,
    unpublished:
      'Esta página no es pública. Se envió a quienes se pide que firmen; por favor, no comparta su dirección.',
    version: n => `Versión ${n}`,
    hash: 'SHA-256 de este texto',
    listStandsBelow: 'La lista de firmantes está debajo de la carta.',
    listComesHere: 'Aquí irá la lista de firmantes.',
    namesInText:
      'Los nombres que figuran en el texto forman parte de él tal como quedó fijado. Quien firma en esta página aparece en una lista aparte.',
    opens: when => `La firma se abre el ${when}.`,
    closes: when => `La firma se cierra el ${when}.`,
    closed: when => `La firma se cerró el ${when}.`,
    paused:
      'La firma está en pausa por el momento. Nadie tiene que hacer nada; cuando se reanude, esta página lo indicará.',
    clock: when => `Según el reloj del servidor, ahora es el ${when}.`,
    embargo: when => `Nada de ella será público antes del ${when}.`,
    invitedOnly: 'Esta carta se firma por invitación: use el enlace personal del correo que se le envió.',
    accreditation: labels => `Solo pueden aceptarse organizaciones con esta acreditación: ${labels}.`,
    languages: 'Esta carta en otros idiomas',
    translation: authentic =>
      `Está leyendo una traducción. Lo que se firma es el texto auténtico (${authentic}); su firma conserva el hash de los dos.`,
    translationOld: (of, current, stale) =>
      of === current
        ? `Esta traducción no puede firmarse: ${count(stale, 'párrafo suyo todavía no dice', 'párrafos suyos todavía no dicen')} lo que dice el texto auténtico.`
        : `Esta traducción es de la versión ${of}; lo que se firma es la versión ${current}, en el texto auténtico.`,
    authentic: 'El texto auténtico',
    authenticHash: 'SHA-256 del texto auténtico',
    goSign: 'Firmar esta carta',
    goList: 'Ver quién ha firmado',
    back: 'Volver a la carta',
  },

  form: {
    title: 'Firmar esta carta',
    intro:
      'Al enviar este formulario todavía no se firma nada: recibirá un correo con un enlace y pulsará un botón en la página que abre.',
    kind: '¿Quién firma?',
    kinds: { organisation: 'Una organización', individual: 'Yo, a título individual' },
    forOrganisations: 'Si firma una organización.',
    name: 'Organización',
    nameHint: 'El nombre completo, tal como debe figurar en la lista. Se muestra siempre.',
    nameHintWithheld:
      'El nombre completo, tal como debe figurar en la lista. Se muestra, salvo que lo reserve más abajo.',
    group: 'Grupo de la lista',
    groupNone: 'Elija un grupo',
    country: 'País',
    countryNone: 'Ningún país, o sin decirlo',
    countryChoose: 'Elija un país',
    showCountry: 'Mostrar el país en la lista',
    shownIfTicked: 'Se muestra al público solo si marca la casilla de debajo.',
    coordinatorsOnly: 'Lo ve solo la coordinación, nunca el público.',
    shownInList: 'Se muestra al público en la lista.',
    signatory: 'Su nombre',
    showSignatory: 'Mostrar mi nombre en la lista',
    showSignatoryHint: 'Sin esto, quien firma a título individual se cuenta en la lista y no se nombra.',
    role: 'Su cargo',
    roleHint: 'Por ejemplo: directora.',
    showRole: 'Mostrar mi cargo en la lista',
    affiliation: 'Dónde trabaja, solo a efectos de identificación',
    affiliationHint: 'Si firma a título individual. No significa que firme la entidad donde trabaja.',
    showAffiliation: 'Mostrar en la lista dónde trabajo, «solo a efectos de identificación»',
    decision: 'La decisión que le autoriza',
    decisionHint: 'Por ejemplo: la decisión de la junta de sumarse a esta carta.',
    decisionDate: 'Día de esa decisión',
    questions: 'Preguntas de la coalición',
    notJoined: 'Peticiones a las que no se suma',
    notJoinedHint:
      'Déjelo vacío si se suma a toda la carta. Cada petición que marque queda unida a su firma como una a la que no se suma; solo lo ve la coordinación, salvo que marque la última casilla.',
    ask: (number, words) => `Petición ${number}: ${words}`,
    showNotJoined: 'Imprimirlo junto a nuestro nombre, si la coalición imprime estas observaciones',
    withheld: 'Apoyarla con el nombre reservado',
    withheldHint:
      'Se cuenta como un apoyo más, después de que la coordinación haya comprobado quién es. Su nombre y todo lo demás de este formulario no se imprime en ninguna parte ni figura en ningún archivo; solo lo ve la coordinación.',
    address: 'Su dirección de correo',
    addressHint: 'Nunca se muestra al público. Allí se envía el enlace para confirmar.',
    authorised: 'Tengo autorización para firmar en nombre de esta organización.',
    consent:
      'Acepto que la coalición de esta carta conserve lo que he escrito aquí para comprobar y contar esta firma, y que muestre de ello solo lo que esta página dice que se muestra. Puedo retirarla en cualquier momento con el enlace del correo.',
    send: 'Enviar y recibir el correo para confirmar',
    wrong: 'Falta algo o hay algo que no puede usarse. Lo que escribió sigue aquí.',
    errorTitle: title => `Sin enviar: ${title}`,
    flaws: {
      kind: 'Diga quién firma.',
      name: {
        missing: 'Escriba el nombre de la organización.',
        'too-long': 'El nombre de la organización tiene más de 200 letras.',
      },
      group: 'Elija el grupo en el que debe figurar la firma.',
      country: { missing: 'Elija su país.', unknown: 'Elija un país de la lista, o ninguno.' },
      signatory: { missing: 'Escriba su nombre.', 'too-long': 'Su nombre tiene más de 200 letras.' },
      role: { missing: 'Escriba su cargo.', 'too-long': 'Su cargo tiene más de 200 letras.' },
      affiliation: 'El lugar donde trabaja tiene más de 200 letras.',
      decision: {
        missing: 'Diga qué decisión le autoriza.',
        'too-long': 'La decisión tiene más de 400 letras.',
      },
      decisionDate: { missing: 'Indique el día de la decisión.', unknown: 'Indique el día así: 2027-01-22.' },
      answers: {
        missing: 'Responda a esta pregunta: se hace a todos los firmantes.',
        'too-long': 'Esta respuesta tiene más de 400 letras.',
      },
      address: {
        missing: 'Escriba su dirección de correo: allí se envía el enlace para confirmar.',
        'not-an-address': 'Escriba una dirección de correo, como amina@example.org.',
      },
      authorised: 'Marque que tiene autorización para firmar en nombre de esta organización.',
      consent: {
        untick: 'Marque que acepta lo que se conserva.',
        reworded: 'Aquello que acepta se ha redactado de nuevo. Léalo y márquelo otra vez.',
      },
    },
    textChanged:
      'El texto cambió mientras esta página estaba abierta. No se ha firmado nada y lo que escribió sigue aquí: lea el texto tal como está ahora y envíe de nuevo el formulario.',
    notOpen: 'La firma todavía no se ha abierto. No se ha enviado nada.',
    closed: 'La firma está cerrada. No se ha enviado nada.',
    paused: 'La firma está en pausa por el momento. No se ha enviado nada; inténtelo de nuevo más tarde.',
    invitedOnly:
      'Esta carta se firma solo por invitación. No se ha enviado nada: use el enlace de su invitación.',
    sentTitle: 'Mire su correo',
    sent: address =>
      `Va en camino un correo a ${address}. Abra el enlace que contiene y pulse el botón: solo entonces queda firmada la carta.`,
    sentLate:
      'Si no ha llegado en unos minutos, mire entre el correo no deseado o envíe de nuevo el formulario más tarde.',
    back: 'Volver a la carta',
  },

  own: {
    title: 'Su firma',
    deadTitle: 'Este enlace no lleva a ninguna parte',
    dead: 'No se conserva nada bajo este enlace. Compruebe que se copió entero del correo.',
    letter: 'Carta',
    version: 'Versión',
    hash: 'SHA-256 de su texto',
    signedAs: 'Firma como',
    signatory: 'Por',
    role: 'Cargo',
    country: 'País',
    shown: 'Se muestra en la lista',
    shownOnlyName: 'solo el nombre de la organización',
    shownNothing: 'nada: la firma se cuenta y no se nombra',
    shownWithheld: 'nada: apoya la carta con el nombre reservado',
    shownParts: {
      name: 'nombre',
      signatory: 'nombre de quien firma',
      role: 'cargo',
      country: 'país',
      affiliation: 'dónde trabaja',
      notJoined: 'peticiones a las que no se suma, si la coalición las imprime',
    },
    group: 'Grupo',
    affiliation: 'Dónde trabaja',
    decision: 'Decisión',
    notJoined: 'No se suma a',
    read: 'Leída en',
    readHash: 'SHA-256 del texto que se leyó',
    asks: (numbers, n) => `${n === 1 ? 'petición' : 'peticiones'} ${numbers}`,
    readText: version => `El texto de la versión ${version} tal como usted lo leyó`,
    authentic: version => `El texto auténtico de la versión ${version}, que es el que se firma`,
    states: {
      pending:
        'Sin confirmar todavía. Lea lo que se firma y pulse uno de los botones. Hasta entonces no hay nada firmado.',
      confirmed: 'Confirmada. La coalición la examina y después la pone en la lista.',
      confirmedWithheld:
        'Confirmada. La coalición la examina; después se le cuenta como apoyo cuyo nombre se reserva.',
      accepted: 'Confirmada y aceptada: está en la lista.',
      acceptedWithheld: 'Confirmada y aceptada: se cuenta como un apoyo con el nombre reservado.',
      declined: 'La coalición no ha admitido esta firma. No está en la lista.',
      withdrawn: 'Retirada. No está en la lista; las copias que se entregaron antes todavía la llevan.',
      notMe:
        'Eliminada. Aquí no hay nada firmado en su nombre, y lo que se escribió sobre usted se ha borrado.',
      lapsed: 'No se confirmó a tiempo, así que no hay nada firmado.',
      givenUp: 'En su lugar se confirmó otra desde esta dirección. Con esta no hay nada firmado.',
    },
    until: when => `Puede confirmarse hasta el ${when}.`,
    notOpen: 'La firma todavía no se ha abierto.',
    confirm: 'Confirmar esta firma',
    notMe: 'No fui yo',
    notMeHint: 'La elimina y borra lo que se escribió.',
    withdraw: 'Retirar esta firma',
    withdrawHint: 'Sale de la lista al instante. El registro conserva solo que se retiró algo.',
    movedPending: (signed, current) =>
      `El texto cambió desde que se envió este formulario: de la versión ${signed} a la versión ${current}. Debajo está lo que cambió. Nada se firma hasta que pulse el botón que hay al final.`,
    movedLater: (signed, current) =>
      `El texto ha cambiado desde entonces: su firma se queda en la versión ${signed}. Debajo está lo que cambió en la versión ${current}; pulse el botón que hay al final para firmar esa en su lugar.`,
    reconfirm: current => `Firmar la versión ${current}`,
    text: version => `El texto de la versión ${version}`,
    changes: 'Qué cambió',
    changesNone: 'No cambió ninguna palabra.',
    deleted: 'suprimido',
    inserted: 'añadido',
    textChanged:
      'El texto cambió mientras esta página estaba abierta. No se ha firmado nada: lea lo que cambió y pulse el botón que hay al final.',
    tooLate: 'La firma está cerrada, así que esto ya no puede confirmarse.',
    paused:
      'La firma está en pausa por el momento, por lo que ahora no se puede confirmar nada. Este enlace sigue siendo válido: inténtelo de nuevo más tarde.',
    wholeText: 'Todo el texto tal como está ahora',
    movedClosed: (signed, current) =>
      `El texto ha cambiado desde entonces: su firma se queda en la versión ${signed}. La firma está cerrada, así que la versión ${current} ya no puede firmarse aquí.`,
    hold: signed => `Mantener mi firma en la versión ${signed}`,
    holdHint: 'No recibirá más recordatorios de este cambio. Si hay otro, se le volverá a preguntar.',
    held: (signed, current) =>
      `Mantiene su firma en la versión ${signed}; la actual es la versión ${current}. Todavía puede firmar esa en su lugar.`,
    corrected: (signed, current) =>
      `Firmó la versión ${signed}; la versión ${current} difiere de ella solo en estas correcciones. Dos personas de la coordinación convinieron en que nada cambia de sentido, así que su firma cuenta también para ella.`,
    corrections: 'Las correcciones',
    objectUntil: when =>
      `Si cambian lo que usted firmó, puede oponerse hasta el ${when}: su firma se queda entonces en el texto que firmó.`,
    objectOver: 'El plazo para oponerse ha terminado.',
    objectSaid: 'Qué está mal en ellas',
    objectSaidHint: 'Puede dejarse vacío. Lo ve solo la coordinación.',
    object: 'Oponerme a estas correcciones',
    objected: (signed, current) =>
      `Se opuso a las correcciones: su firma se queda en la versión ${signed} y no cuenta para la versión ${current}.`,
    tooLateToObject: 'El plazo para oponerse había terminado cuando pulsó el botón. No ha cambiado nada.',
    receiptLink: 'Descargar el recibo',
    textLink: 'Descargar el texto que firmó (JSON)',
    receiptHint:
      'Un pequeño archivo firmado que prueba qué se firmó y cuándo. No lleva el nombre de ninguna persona. Cualquiera puede comprobarlo sin preguntar a este servidor.',
    change: 'Cambiar lo que dijo',
    changeHint:
      'Lo que se cambia aquí no necesita una firma nueva. Para firmar con otro nombre, retire esta firma y firme de nuevo.',
    changeButton: 'Guardar estos cambios',
    changed: 'Guardado. La lista lo muestra desde ahora.',
    authorisedAnew: 'Márquelo otra vez si cambió el nombre de quien firma.',
  },

  delivered: {
    title: 'Entrega',
    to: (recipient, when) => `Entregada a ${recipient}, ${when}`,
    posted: 'Publicada allí',
    readLetter: 'el texto que se firmó, con la lista de firmantes',
    readVersion: 'solo el texto, en la forma de la que se toma su SHA-256',
    readList: 'la lista de firmantes',
    readKeys: 'las claves públicas con las que se comprueban los recibos de firma',
    readManifest: 'hora, recuentos, lugar en el registro y SHA-256 de cada archivo',
    readLog: (position, head) =>
      `El registro de la coalición tenía entonces ${position} entradas. El hash de la última: ${head}`,
    readGroups: groups =>
      `La carta imprime solo los nombres de estos grupos: ${groups}. La lista los contiene todos.`,
    readRemoved: n =>
      `${n === 1 ? 'Se retiró una línea' : `Se retiraron ${n} líneas`} de esta lista después de fijarla, para proteger a personas. Los recuentos no las incluyen.`,
    readCheck:
      'Para comprobar un archivo, calcule su SHA-256 y compárelo con el de manifest.json. Para comprobar un recibo:',
  },

  erasing: {
    summary: 'Borrar lo que se guarda sobre mí',
    hint: 'Se borran para siempre su dirección de correo y todo lo que escribió y no se muestra en la lista. Lo que la lista muestra se queda en ella: para quitarlo también, retire antes la firma. Una firma que nadie ha aceptado todavía se da por abandonada.',
    after:
      'Después, esta página y todos los enlaces de los correos dejan de llevar a ninguna parte: con ellos ya no se puede cambiar ni retirar nada.',
    button: 'Borrarlo para siempre',
    title: 'Borrado',
    gone: 'Su dirección de correo y todo lo que escribió y no se muestra en la lista se han borrado aquí. Las copias de seguridad de este servidor lo conservan hasta que les toca ser sobrescritas.',
    stays:
      'Lo que queda: la línea de la lista, si su firma está en ella, y en el registro, que se hizo algo, sin decir quién.',
  },
}
