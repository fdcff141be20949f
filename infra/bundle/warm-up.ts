export const events: object[] = [];
