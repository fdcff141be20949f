import { IMPORT_KEPT_DAYS, MAX_IMPORTED_FILES, MAX_SKIPPED_SHOWN } from '../imports/import.ts';

/** The part of the inventory that is about imports. */
export const listsOfImports = [
  {
    list: 'Imports',
    grownBy: ['REST'],
    meters: ['imports'] as const,
    bounds: `deleted after ${IMPORT_KEPT_DAYS} days`,
    read: 'one by one',
  },
  {
    list: 'Results of an import',
    grownBy: ['REST'],
    bounds: `${MAX_IMPORTED_FILES.toLocaleString('en-US')} activity files, and ${MAX_SKIPPED_SHOWN} that are skipped; deleted after ${IMPORT_KEPT_DAYS} days`,
    read: 'in pages',
  },
];
