import { recogniseLanguage } from '../languages/recognise-language';

/** How texts are compared: by the structure that is known of them, or as text. */
export type ComparisonName = 'cedar' | 'rego' | 'documents' | 'text';
export type ChooseComparison = (path: string, text: string) => ComparisonName;

/** How a file is compared: by its language; of what is no policy, YAML and JSON are data. */
export const chooseComparison: ChooseComparison = (path, text) => {
  const language = recogniseLanguage(path, text);
  if (language === 'cedar' || language === 'rego') return language;
  return language !== 'plain' || /\.(ya?ml|json)$/i.test(path) ? 'documents' : 'text';
};
