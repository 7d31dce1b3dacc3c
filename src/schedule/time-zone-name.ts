import { scheduleError } from './schedule-error';
import { quotedLine } from '../given/shown';

/**
 * Names of the time zone database that one version of Node or another leaves out of
 * `Intl.supportedValuesOf('timeZone')`, since they are aliases to it. There is no other way to learn how they are
 * spelled: Intl takes any spelling, and the API server takes only this one.
 *
 * All names in lib/time/zoneinfo.zip of Go 1.26 (2025c), without those that are in zone.tab of 2025c and in the list of
 * Node 20.
 */
const ALIASES: ReadonlySet<string> = new Set(Object.entries({
  '': `
    CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran
    Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK
    Singapore Turkey UCT UTC Universal W-SU WET Zulu
  `,
  'Africa': 'Asmara Asmera Timbuktu',
  'America': `
    Argentina/Buenos_Aires Argentina/Catamarca Argentina/ComodRivadavia Argentina/Cordoba Argentina/Jujuy
    Argentina/Mendoza Atikokan Atka Buenos_Aires Catamarca Coral_Harbour Cordoba Ensenada Fort_Wayne Godthab
    Indiana/Indianapolis Indianapolis Jujuy Kentucky/Louisville Knox_IN Louisville Mendoza Montreal Nipigon Nuuk
    Pangnirtung Porto_Acre Rainy_River Rosario Santa_Isabel Shiprock Thunder_Bay Virgin Yellowknife
  `,
  'Antarctica': 'South_Pole',
  'Asia': `
    Ashkhabad Calcutta Choibalsan Chongqing Chungking Dacca Harbin Ho_Chi_Minh Istanbul Kashgar Kathmandu Katmandu
    Kolkata Macao Rangoon Saigon Tel_Aviv Thimbu Ujung_Pandang Ulan_Bator Yangon
  `,
  'Atlantic': 'Faeroe Faroe Jan_Mayen',
  'Australia': 'ACT Canberra Currie LHI NSW North Queensland South Tasmania Victoria West Yancowinna',
  'Brazil': 'Acre DeNoronha East West',
  'Canada': 'Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon',
  'Chile': 'Continental EasterIsland',
  'Etc': 'GMT GMT0 Greenwich UCT UTC Universal Zulu',
  'Europe': 'Belfast Kiev Kyiv Nicosia Tiraspol Uzhgorod Zaporozhye',
  'Mexico': 'BajaNorte BajaSur General',
  'Pacific': 'Chuuk Enderbury Johnston Kanton Pohnpei Ponape Samoa Truk Yap',
  'US': 'Alaska Aleutian Arizona Central East-Indiana Eastern Hawaii Indiana-Starke Michigan Mountain Pacific Samoa',
}).flatMap(([area, names]) => names.trim().split(/\s+/).map(name => area === '' ? name : `${area}/${name}`)));

/** Fixed offsets, which read the other way round: `Etc/GMT-2` is two hours ahead of UTC. */
const FIXED_OFFSET = /^Etc\/GMT(?:[+-]\d|[+]1[0-2]|-1[0-4])$/;

/**
 * Refuses what the API server refuses as `timeZone` of a CronJob: the empty text, `Local`, offsets, and any spelling
 * but that of the time zone database. It looks the name up, in capitals and small letters as they are, in the data of
 * its Go: `validateTimeZone` of
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/batch/validation/validation.go.
 *
 * @param path what has the time zone, for messages: `refresh.`
 * @throws an `Error` named `ScheduleError`
 */
export function checkTimeZoneName(name: string, path = ''): void {
  if (!isSpelledRight(name)) {
    const known = [...ALIASES, ...Intl.supportedValuesOf('timeZone')].find(
      other => other.toLowerCase() === name.toLowerCase(),
    );
    throw timeZoneError(
      path, name, known === undefined ? "e.g. 'Europe/Berlin', or leave it out for 'Etc/UTC'" : `'${known}'`,
    );
  }
}

/** For a name that the data of this Node lacks. */
export function unknownTimeZone(name: string, path: string): Error {
  const { tz = 'none', node } = process.versions;
  return timeZoneError(
    path,
    name,
    `another, or use a newer Node, as the time zones of Node ${node} (${tz}) are too old to prove a schedule in it`,
  );
}

function isSpelledRight(name: string): boolean {
  return ALIASES.has(name) || FIXED_OFFSET.test(name) || Intl.supportedValuesOf('timeZone').includes(name);
}

function timeZoneError(path: string, name: string, instead: string): Error {
  return scheduleError(
    `'${path}timeZone' must be a name of the IANA time zone database, in its spelling, got ${quotedLine(name)}: `
      + `write ${instead}`,
  );
}
