const browsers: readonly (readonly [sign: RegExp, name: string])[] = [
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];

const machines: readonly (readonly [sign: RegExp, name: string])[] = [
	[/iPhone/, 'an iPhone'],
	[/iPad/, 'an iPad'],
	[/Android/, 'an Android device'],
	[/Windows/, 'Windows'],
	[/Mac OS X|Macintosh/, 'a Mac'],
	[/CrOS/, 'a Chromebook'],
	[/Linux/, 'Linux']
];

/** A first name for this device, to be changed by who uses it: "Firefox on Linux". */
export function suggestDeviceName(userAgent: string): string {
	const nameIn = (list: typeof browsers) => list.find(([sign]) => sign.test(userAgent))?.[1];
	const browser = nameIn(browsers) ?? 'A browser';
	const machine = nameIn(machines);
	return machine ? `${browser} on ${machine}` : browser;
}
