/** One page of every kind, by its address below the base path. */
export const report = 'zh-hans/yiyang-2024/';

export const kinds = {
  landing: '',
  edition: 'zh-hans/',
  report,
  part: `${report}1/`,
  section: `${report}2-1/`,
  'part without sections': `${report}3/`,
  notes: `${report}notes/`,
  full: `${report}full/`,
  search: 'zh-hans/search/?q=洞庭湖',
  'no such page': '404.html',
  'not kept': 'zh-hans/offline/',
  'traditional section': 'zh-hant/yiyang-2024/2-1/',
  'English report': 'en/yiyang-2024/',
  'English section': 'en/yiyang-2024/2-1/',
  'English notes': 'en/yiyang-2024/notes/',
  'side by side': `${report}2-1/en/`,
  'notes side by side': 'en/yiyang-2024/notes/zh-hant/',
} as const;
