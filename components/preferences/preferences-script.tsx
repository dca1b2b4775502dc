import { PREFERENCES_KEY } from './preferences';

/** Runs before the first paint: puts the stored theme and density on <html>, so that nothing flashes. */
const SCRIPT = `try{var p=JSON.parse(localStorage.getItem(${JSON.stringify(PREFERENCES_KEY)})||'{}'),d=document.documentElement.dataset;if(p.theme==='light'||p.theme==='dark')d.theme=p.theme;if(p.density==='comfortable')d.density=p.density}catch(e){}`;

/** The inline script of the document's head; carries the nonce of the content security policy. */
export function PreferencesScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
