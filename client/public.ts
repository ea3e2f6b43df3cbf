/**
 * What makes the public page of a letter nicer; without it the page is as complete. It offers organisations as one
 * types, filters the list at once, and hides what is not asked of whoever signs. It keeps nothing on the device.
 */

const PAUSE = 180

/** Calls once typing paused. */
function afterTyping(field: HTMLInputElement, act: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(act, PAUSE)
  })
}

/** Organisations that stand on a public list already, as a native list of suggestions. */
function offerOrganisations(form: HTMLFormElement, name: HTMLInputElement): void {
  const offered = document.createElement('datalist')
  offered.id = 'organisations'
  name.after(offered)
  name.setAttribute('list', offered.id)
  const { pathname } = new URL(form.action)
  let newest = 0
  afterTyping(name, async () => {
    const asked = ++newest
    const find = name.value.trim()
    if (find.length < 2 || [...offered.options].some(({ value }) => value === name.value)) return
    const names = await namesFor(`${pathname}/organisations?find=${encodeURIComponent(find)}`)
    // With the typed words before it, a name that was found by another of its names is shown as well.
    if (asked === newest) offered.replaceChildren(...names.map(one => optionOf(one, find)))
  })
}

async function namesFor(address: string): Promise<string[]> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as { organisations: string[] }).organisations : []
  } catch {
    return []
  }
}

/** Browsers show only options that hold what was typed: in their label, where it is not in the name. */
function optionOf(name: string, typed: string): HTMLOptionElement {
  const option = document.createElement('option')
  option.value = name
  if (!folded(name).includes(folded(typed))) option.label = `${name} (${typed})`
  return option
}

/** Filters the names that are on the page, where all of them are; else the form asks the server. */
function filterNames(list: HTMLElement, find: HTMLInputElement, none: string): void {
  const lines = [...list.querySelectorAll<HTMLElement>('.names > li')]
  const texts = lines.map(line => folded(line.textContent ?? ''))
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  find.form?.after(said)
  const act = () => {
    const words = folded(find.value).split(/\s+/).filter(Boolean)
    const shown = lines.filter((line, at) => {
      line.hidden = !words.every(word => texts[at]!.includes(word))
      return !line.hidden
    })
    for (const names of list.querySelectorAll<HTMLElement>('.names')) {
      names.hidden = !names.querySelector('li:not([hidden])')
      const label = names.previousElementSibling
      if (label instanceof HTMLHeadingElement) label.hidden = names.hidden && label.tagName !== 'H2'
    }
    said.textContent =
      words.length === 0 ? '' : shown.length === 0 ? none : `${shown.length} / ${lines.length}`
  }
  afterTyping(find, act)
  find.form?.addEventListener('submit', event => {
    event.preventDefault()
    act()
  })
}

const ONLY = {
  organisation: ['name', 'decision', 'decisionDate', 'authorised'],
  individual: ['affiliation', 'showAffiliation', 'showSignatory-hint'],
}

/** Hides the fields of organisations from individuals, and the other way round; what was typed in them stays. */
function followKind(form: HTMLFormElement): void {
  const follow = () => {
    const kind = new FormData(form).get('kind')
    for (const [of, fields] of Object.entries(ONLY))
      for (const id of fields) {
        const field = form.querySelector<HTMLElement>(`#${id}`)
        const whole = id.endsWith('-hint') ? field : field?.closest<HTMLElement>('.field')
        if (whole) whole.hidden = kind !== null && kind !== of
      }
  }
  form.addEventListener('change', follow)
  follow()
}

/** As the server compares names: case, accents and signs make no difference. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const form = document.querySelector<HTMLFormElement>('#sign form.form')
const name = form?.querySelector<HTMLInputElement>('#name')
if (form && name) offerOrganisations(form, name)
if (form?.querySelector('[type="radio"]')) followKind(form)

const list = document.querySelector<HTMLElement>('#list')
const find = list?.querySelector<HTMLInputElement>('#find')
if (list && find && find.value === '' && !list.querySelector('.parts'))
  filterNames(list, find, find.dataset.none ?? '')

export {}
