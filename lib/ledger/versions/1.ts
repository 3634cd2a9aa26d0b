/** Version 1 of the database. A later version is a file beside this one; this one is never edited again. */
export const stores = {
  events: '&id, &[device+seq], [month+patient], month',
  heads: 'device',
  commands: 'id',
  blocks: '[month+bucket]',
  journal: 'timer, staff',
  epochs: 'month',
  slots: 'id',
  meta: 'key',
};
