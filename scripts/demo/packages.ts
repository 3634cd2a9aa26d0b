/** One package of the demo EHR, pinned to what was published under this version. */
export interface PinnedPackage {
  name: string;
  version: string;
  /** Subresource integrity of the tarball, `sha512-<base64>`. */
  integrity: string;
}

/**
 * OpenMRS O3, an open-source EHR (Mozilla Public License 2.0), as its makers publish it on npm. Taken as tarballs and served as they are:
 * as dependencies they would bring hundreds of megabytes of which nothing is needed. The app shell comes first; the others are its apps.
 * To move to another version, write version and integrity as `npm view <name>@<version> dist.integrity` prints them.
 */
export const appShell: PinnedPackage = {
  name: '@openmrs/esm-app-shell', version: '10.0.0',
  integrity: 'sha512-7V/aTAOl8KtBBXL0pH0nWZSpAEDjVpD3UIhL6Wg0qb5kIBNXxRI1a0XEg4m/xuPX6JzgBS1NFUQKz2ZfAFhVEg==',
};

export const apps: readonly PinnedPackage[] = [
  { name: '@openmrs/esm-login-app', version: '10.0.0', integrity: 'sha512-4btkA9AZ6VydueKzxqszSxdSqqfbBJ+ahOAKqXRpCcOSjk5nhNFLfcfNP6poQ5cZrv8jOJ1lXJ83wmrT5X9UnA==' },
  { name: '@openmrs/esm-primary-navigation-app', version: '10.0.0', integrity: 'sha512-DbpMtU2PL4Lha7bure/Zvx3hbxIF6WvSlxGxg7t9p5QhgcL+LdJPP0B7rOC1WhM0p869i5pxmEWXAV1EI+GQbQ==' },
  { name: '@openmrs/esm-patient-chart-app', version: '12.3.4', integrity: 'sha512-+DtaNNcL7IVwLYjn7Ilp6CfZUE4P0ht2a4A2kiPIkdQQGaT5FH3SH9hn60UossvyqWza1TcVy5OMJ/UPfJgKFg==' },
  { name: '@openmrs/esm-patient-banner-app', version: '12.3.4', integrity: 'sha512-fQur7jUs7Gguzp/l7Ykk6GcCofk8Bk6AhXNo+iFPFjEI11yQBIr1GFghWvHcVFGiAK124YkqYXG0NIwzE/19nA==' },
  { name: '@openmrs/esm-patient-search-app', version: '11.1.0', integrity: 'sha512-Ts08Rj1akAzys3Zx8MpYpWEUgKhGMmIHfGveq68NA6V8VlfHUPSDqQFGvUGs+zwTgzmjX53BPXblqLHYlKe9zg==' },
];
