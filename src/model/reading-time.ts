/**
 * How many minutes a text takes. Speeds are for grown readers of plain prose:
 *
 * - English, 238 words a minute: silent reading of non-fiction. M. Brysbaert, “How many words do we read per minute?
 *   A review and meta-analysis of reading rate”, Journal of Memory and Language 109 (2019), 104047.
 * - Chinese, 255 characters a minute: texts of equal content, read aloud, so rather too slow than too fast. S.
 *   Trauzettel-Klosinski and K. Dietz, “Standardized assessment of reading performance: the new International Reading
 *   Speed Texts IReST”, Investigative Ophthalmology & Visual Science 53 (2012), 5452–5461.
 *
 * `minutes('着力推进产业立市', 'zh-Hans')` // => `8 / 255`
 *
 * @param lang BCP 47
 * @returns not rounded, so that parts can be summed up
 */
export function minutes(text: string, lang: string): number {
  const count = (unit: RegExp) => text.match(unit)?.length ?? 0;
  return lang === 'en' ? count(/[\p{L}\p{N}]\S*/gu) / 238 : count(/[\p{L}\p{N}]/gu) / 255;
}
