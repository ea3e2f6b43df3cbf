/**
 * The one template every PDF is set with. It reads the letter from `letter.json` (`typstLetter.ts`) and the names of
 * the fonts from `fonts.json`; both lie in memory, and there is no other file it could read.
 *
 * Weight and slant are set on the text itself, and names of a list have no frame of their own, because typst counts
 * how deep its elements are nested and gives up at 64.
 */
export const TYPST_TEMPLATE = `
#let letter = json("letter.json")
#let fonts = json("fonts.json").map(font => {
  if type(font) == dictionary and font.covers == "latin" { (name: font.name, covers: regex("[0-9A-Za-zÀ-ɏ]")) } else { font }
})
#let quiet = rgb("#555555")
#let way(dir) = if dir == "rtl" { rtl } else { ltr }

#set document(title: letter.title, author: (), date: if letter.dated { auto } else { none })
#set text(font: fonts, fallback: false, size: 11pt, hyphenate: false, lang: letter.lang, region: letter.region, dir: way(letter.dir))
// Lines are as high in every script, so that numbers of lists stand beside their words.
#set text(top-edge: 0.76em, bottom-edge: -0.24em)
#set par(leading: 0.42em, spacing: 0.85em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 2.5cm, top: 2.4cm, bottom: 2.6cm),
  footer-descent: 35%,
  footer: {
    set text(size: 7pt, fill: quiet, lang: letter.foot.lang, dir: way(letter.foot.dir))
    set par(leading: 0.3em, spacing: 0.3em)
    for line in letter.foot.lines { par(line) }
    align(end, context {
      let said = letter.foot.page
      said.before + counter(page).display() + said.between + str(counter(page).final().first()) + said.after
    })
  },
)
#set list(indent: 0.4em, body-indent: 0.6em, spacing: 0.6em, tight: false)
#set enum(indent: 0.4em, body-indent: 0.6em, spacing: 0.6em, tight: false)
#set table(stroke: 0.5pt + rgb("#999999"), inset: (x: 0.5em, y: 0.35em), align: start)
#set footnote.entry(gap: 0.55em, separator: line(length: 25%, stroke: 0.5pt + quiet))
#set underline(offset: 0.15em)
#show footnote.entry: set text(size: 8.5pt)
#show footnote.entry: set par(leading: 0.3em)
#show link: set text(fill: rgb("#1a4f8b"))
#show heading: set text(weight: "bold")
#show heading: set block(above: 1.3em, below: 0.55em)
#show title: set text(size: 18pt, weight: "bold")
#show title: set par(leading: 0.25em)
#show title: set block(below: 1.4em)

// Words. What is not said anew is taken from around, so that a heading stays bold.

#let run(it) = {
  let said = (:)
  if it.at("bold", default: false) { said.insert("weight", "bold") }
  if it.at("italic", default: false) { said.insert("style", "italic") }
  let body = text(..said, it.text)
  if it.at("raised", default: false) { body = super(body) }
  if it.at("lowered", default: false) { body = sub(body) }
  // PDF/UA takes one line a text; under struck words the other one is drawn as the edge of a highlight.
  let (under, struck) = ("underline", "strike").map(mark => it.at(mark, default: false))
  if under and struck { body = highlight(fill: none, stroke: (bottom: 0.5pt), body) }
  else if under { body = underline(body) }
  if struck { body = strike(body) }
  body
}
#let words(all) = {
  for it in all {
    if "link" in it { link(it.link, it.words.map(run).join()) }
    else if "break" in it { linebreak() }
    else if "note" in it [#footnote(numbering: _ => str(it.note), words(it.words))#label("note-" + str(it.note))]
    else if "again" in it { footnote(numbering: _ => str(it.again), label("note-" + str(it.again))) }
    else { run(it) }
  }
}

// Blocks.

#let in-tongue(it, body) = {
  set text(lang: it.lang, region: it.region) if it.lang != none
  set text(dir: way(it.dir)) if it.dir != none
  body
}
#let a-table(it, pieces) = {
  let cell(c) = table.cell(x: c.x, y: c.y, colspan: c.columns, rowspan: c.rows, {
    set text(weight: "bold") if c.header
    pieces(c.body)
  })
  set text(size: if it.columns > 9 { 7pt } else if it.columns > 4 { 9pt } else { 10.5pt })
  table(
    columns: if it.columns > 6 { (1fr,) * it.columns } else { it.columns },
    ..if it.header > 0 { (table.header(..it.cells.filter(c => c.y < it.header).map(cell)),) },
    ..it.cells.filter(c => c.y >= it.header).map(cell),
  )
}
#let name-list(all) = list(
  marker: none,
  indent: 0pt,
  body-indent: 0pt,
  spacing: 0.4em,
  ..all.map(it => par(hanging-indent: 1.2em, words(it))),
)
// Many names stand in two columns; where these fit on a page, they are of one height.
#let names(all) = if all.len() < 16 { name-list(all) } else {
  layout(size => {
    let column = (size.width - 2em) / 2
    let tall = measure(block(width: column, name-list(all))).height
    let two = columns(2, gutter: 2em, name-list(all))
    if tall < 18cm { block(height: tall / 2 + 2em, breakable: false, two) } else { two }
  })
}
#let pieces(all) = {
  for it in all {
    if it.is == "paragraph" { in-tongue(it, par(words(it.words))) }
    else if it.is == "heading" {
      show heading: set text(size: (15pt, 12.5pt, 11pt).at(it.look - 1))
      in-tongue(it, heading(level: it.level, words(it.words)))
    }
    else if it.is == "list" and it.markers == none { list(..it.items.map(pieces)) }
    else if it.is == "list" { enum(numbering: n => it.markers.at(n - 1), ..it.items.map(pieces)) }
    else if it.is == "quote" { quote(block: true, pieces(it.body)) }
    else if it.is == "rule" { line(length: 100%, stroke: 0.5pt + quiet) }
    else if it.is == "table" { a-table(it, pieces) }
    else if it.is == "group" { block(above: 1.2em, below: 0.55em, sticky: true, text(weight: "bold", words(it.words))) }
    else if it.is == "names" { names(it.names) }
    else if it.is == "note" { par({ text(size: 8.5pt, "[" + str(it.number) + "] "); words(it.words) }) }
  }
}

#if letter.drawTitle { title() }
#pieces(letter.body)
#if letter.undrawn != none { block(above: 2.4em, text(size: 8.5pt, fill: quiet, letter.undrawn)) }
`
