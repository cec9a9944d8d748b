// The list of functions beside the grid.
import { LocaleService, type ILanguagePack } from "@univerjs/core";
import { IDescriptionService, MoreFunctionsOperation } from "@univerjs/preset-sheets-core";
import { IFormulaEditorManagerService } from "@univerjs/sheets-ui";
import type { Language } from "../../analysis";
import type { Engine } from "./engine";
import { NAMESPACE } from "./functions";

const ROOM = "sheets-formula-ui";
const CATEGORY = { zh: "县域月报", en: "County Monthly" } as const;

/** The grid's words, with our own name for the category of our functions. */
export function withOwnCategory(words: ILanguagePack, language: Language): ILanguagePack {
  const own = words[ROOM] as ILanguagePack;
  const functionType = { ...(own["functionType"] as ILanguagePack), user: CATEGORY[language] };
  return { ...words, [ROOM]: { ...own, functionType } };
}

/** Lets Enter take the first function: the list takes the one at −1 while none is highlighted, and breaks where there is none. */
const withFirstOnEnter = <One>(list: One[]): One[] => Object.assign(list, { [-1]: list[0] });

/** Characters that mean something in a pattern; no function has one of them in its name. */
const OF_PATTERNS = /[\\^$*+?()[\]{}|]/g;

/** Keeps such characters out of the search box: the list makes a pattern of its text, and one that is none takes the grid off the page. */
function keepPatternsOut(placeholder: string): void {
  const { set: setValue } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
  document.addEventListener(
    "input",
    ({ target: box }) => {
      if (!(box instanceof HTMLInputElement) || box.placeholder !== placeholder) return;
      const kept = box.value.replace(OF_PATTERNS, "");
      // The box's own setter would keep the list from hearing of what is left.
      if (kept !== box.value) setValue?.call(box, kept);
    },
    { capture: true },
  );
}

/** Finds functions by the words of their description too, and lets `fx` show the list where it would begin a formula. */
export function openFunctionList({ univer, commands }: Engine): void {
  const injector = univer.__getInjector();
  const descriptions = injector.get(IDescriptionService);
  const byName = descriptions.getSearchListByName.bind(descriptions);
  descriptions.getSearchListByName = (wanted) => {
    const found = byName(wanted);
    const words = wanted.trim().toLowerCase();
    const known = new Set(found.map(({ name }) => name));
    const byWords = byName("").filter(({ name, desc }) => !known.has(name) && desc.toLowerCase().includes(words));
    const all = [...found, ...byWords];
    const isOurs = ({ name }: (typeof all)[number]): boolean => name.startsWith(`${NAMESPACE}.`);
    // Ours first: they speak of what the officer works on.
    return withFirstOnEnter([...all.filter(isOurs), ...all.filter((one) => !isOurs(one))]);
  };
  const byType = descriptions.getSearchListByType.bind(descriptions);
  descriptions.getSearchListByType = (type) => withFirstOnEnter(byType(type));
  keepPatternsOut(injector.get(LocaleService).t("sheets-formula-ui.moreFunctions.searchFunctionPlaceholder"));
  injector.get(IFormulaEditorManagerService).handleFxBtnClick = () => {
    void commands.executeCommand(MoreFunctionsOperation.id);
  };
}
