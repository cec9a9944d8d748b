// Ends a call from a folder that is gone, before anything else is loaded: a package that `serve` needs asks for the folder at once.
import { inLanguage } from "../analysis";
import { languageOf } from "./options";

try {
  process.cwd();
} catch {
  const say = inLanguage(languageOf(process.argv));
  process.stderr.write(
    `${say("当前文件夹已被删除或移走，请换到别的文件夹再试。", "The current folder is gone: go to another and try again.")}\n`,
  );
  process.exit(2);
}
