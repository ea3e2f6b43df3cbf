/** Mail providers whose addresses say nothing of an organisation: whoever asks for one gets one. */

const ANYWHERE =
  'aol gmail gmx googlemail hotmail live msn outlook posteo proton protonmail rocketmail tuta tutanota yahoo yandex ymail zoho'
const EXACTLY =
  '126.com 139.com 163.com bigpond.com bluewin.ch bol.com.br btinternet.com comcast.net daum.net duck.com fastmail.com fastmail.fm foxmail.com free.fr hanmail.net hey.com icloud.com ig.com.br inbox.lv inbox.ru laposte.net libero.it list.ru mac.com mail.com mail.ru mailbox.org maktoob.com me.com naver.com nate.com orange.fr pm.me qq.com rambler.ru rediffmail.com riseup.net seznam.cz sfr.fr sina.com t-online.de telus.net terra.com.br ukr.net uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl'

const names: ReadonlySet<string> = new Set(ANYWHERE.split(' '))
const domains: ReadonlySet<string> = new Set(EXACTLY.split(' '))

/** Whether a domain is one of theirs, under whatever country: `yahoo.co.uk`, `gmail.com`. */
export function isFreeMail(domain: string): boolean {
  const [name = '', ...rest] = domain.toLowerCase().split('.')
  return domains.has(domain.toLowerCase()) || (names.has(name) && rest.length > 0 && rest.length < 3)
}
