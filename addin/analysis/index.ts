// The one door: hosts import this and nothing behind it. Listed in the order of the work.

// The nouns
export { absence, isNumber, type Reason, type Absence, type Figure } from "./model/figure";
export { type Decimal } from "./model/decimal";
export { type Rational, type RoundingRule, type Rounding, add, compare } from "./model/rational";
export { append, greatest, least } from "./model/lists";
export { rounded } from "./model/rounding";
export { periodKey, yearBefore, monthBefore, type Period, type YearMonth, type Span } from "./model/period";
export { dateText, dayOfSerial, daysBetween, dayText, parseDay, serialOf, SINCE_1904, type Day } from "./model/date";
export { convert, finestUnit, type Unit } from "./model/unit";
export { nameKey, type Region, type PeerGroup } from "./model/region";
export {
  namesOf,
  plainIndicator,
  type Best,
  type Indicator,
  type Department,
  type Target,
  type TaughtReading,
  type TaughtWord,
  type Clause,
  type Explanation,
  type Dictionary,
  EMPTY_DICTIONARY,
  type Names,
} from "./model/indicator";
export {
  addressOf,
  areaAt,
  areaOf,
  cellsIn,
  columnLetters,
  columnOf,
  contains,
  fittingCell,
  heightOf,
  linkTo,
  LONGEST_CELL,
  meets,
  positionOf,
  quotedSheet,
  rangeOfArea,
  referenceTo,
  SHEET_COLUMNS,
  SHEET_ROWS,
  sizeOf,
  widthOf,
  within,
  type Area,
} from "./model/address";
export { fileStem, type Doubt, type LayoutRead } from "./model/reading";
export { formatAt, plainSheet, type CellValue, type Remark, type Sheet } from "./model/sheet";
export {
  observationKey,
  plainObservation,
  type Measure,
  type Against,
  type Version,
  type Observation,
  type Identity,
  type Prose,
  type Claim,
  type TableRow,
  type TableColumn,
  type Table,
  type Layout,
  type Witness,
  type Around,
  type LeftOut,
} from "./model/observation";
export {
  findingOf,
  openRoots,
  followersIn,
  type Severity,
  type Outcome,
  type Verdict,
  type Cause,
  type Subject,
  type Finding,
  type Counts,
  type RuleCounts,
  isRoot,
  isExplained,
  blocking,
  figureText,
} from "./model/finding";
export { nameOfRule, type BookRuleName, type RuleName } from "./model/ruleName";
export { type RuleEntry } from "./model/ruleEntry";
export {
  ledgerOf,
  latestPeriod,
  type BookKind,
  type Query,
  type LedgerFault,
  type LedgerRefusal,
  type Ledger,
} from "./model/ledger";
export { type LeagueRow, type Standing } from "./model/standing";
export { isToSeeTo, itemsToShow, type Proof, type ProofCheck, type ProofItem, type TextPlace } from "./model/proof";
export { type Facts } from "./model/facts";
export { numberOfTag, tagOfNumber, type NumberId } from "./model/numberId";
export { reasonWords, labelWords, labelOf, type Language, inLanguage, reasonOf } from "./model/words";

// Intake: a submitted sheet becomes observations
export { readCell, type CellReading } from "./intake/words/cell";
export { parsePeriod, type DamagedPeriod, type PeriodReading } from "./intake/words/period";
export { type ColumnRole } from "./intake/words/columnRole";
export { type HeaderReading } from "./intake/words/header";
export { type LabelReading } from "./intake/words/label";
export { plain } from "./intake/words/text";
export { observationsOf, readSheet, type Reading } from "./intake/sheets/readSheet";
export { unfilledMonth } from "./intake/sheets/contextPeriod";
export {
  BOARD_HEADERS,
  BOARD_TITLE,
  LEAGUE_HEADERS,
  LEAGUE_TITLE,
  OWN_TEXT_FORMAT,
  REPORT_TITLES,
  withoutOwnOutput,
} from "./intake/sheets/ownOutput";
export {
  DICTIONARY_SHEETS,
  dictionaryOver,
  dictionarySheets,
  readDictionary,
  type DictionaryRead,
  type DictionarySheet,
} from "./settings/dictionary";
export { READING_WORDS, READINGS_SHEET, readingsSheet } from "./settings/readings";
export { TARGETS_SHEET, targetsSheet } from "./settings/targets";
export { readRuleList, readRules, RULES_SHEET, rulesSheet } from "./settings/ruleBook";

// Checks: rules, one idea each
export { check, type CheckResult } from "./checks/check";
export { rulesOf } from "./checks/bookRules";
export type { Fault } from "./checks/fault";
export type { Month } from "./checks/month";
export type { Recorder, Rule } from "./checks/rule";
export { verifyPublished, type PublishedProblem, type PublishedVerdict } from "./checks/published";

// Indicators: growth, year to date, share, contribution
export { comparableBase, growth, growths, sinceYearEnd } from "./indicators/growth";
export { averageGrowth, twoYearAverage } from "./indicators/average";
export {
  jointMonths,
  periodOnPeriod,
  singleMonths,
  yearOnYear,
  yearToDate,
  type JointMonths,
  type Series,
} from "./indicators/months";
export {
  contribution,
  contributionRate,
  impliedWhole,
  pointChange,
  share,
  type ImpliedWhole,
} from "./indicators/share";
export { growthDecomposition, type Change, type PartOfGrowth } from "./indicators/decomposition";
export { shareShift, type ShareShift } from "./indicators/shareShift";
export { growthToShare, shareAfter, yearsToShare } from "./indicators/shareOutlook";
export { balancedRounding } from "./indicators/balance";
export { spread, type Spread } from "./indicators/spread";
export { shareVerdict, sumVerdict, verdict, type Judgement, type VerdictOptions } from "./indicators/verdict";
export { baseOf, changeOf, cumulativeOf, growthOf, levelOf, shareOf, type IndicatorAt } from "./indicators/ofLedger";

// Standing: rank, league table, target, pace, score
export { competitionRank, competitionRanks, denseRank, denseRanks, rankChange } from "./standing/rank";
export type { RankOptions } from "./standing/places";
export { competitors, leagueTable, standing } from "./standing/league";
export { nextPlace } from "./standing/nextPlace";
export {
  completion,
  pace,
  paceGap,
  projection,
  requiredGrowth,
  requiredMonthly,
  targetGap,
  taxToTarget,
  type TaxWay,
} from "./standing/target";
export { outlook, projectionError, type Outlook } from "./standing/outlook";
export { score, type ScoreOptions } from "./standing/score";

// History: the append-only record of what was accepted
export { acceptance, heldBack, type Acceptance, type Submission, type Superseded } from "./history/acceptance";
export { adoptBases, revisedBases, type RevisedBase } from "./history/base";
export { changesIn, compareRuns, type RunsCompared } from "./history/compareRuns";
export { correction, type HandEdit } from "./history/correction";
export { explain } from "./history/explanation";
export { currentLedger, explanationsOf, lockedMonths, type InForce } from "./history/inForce";
export { keptLayouts } from "./history/layouts";
export { closeMonth, reopenMonth } from "./history/months";
export {
  recorded,
  type Break as HistoryBreak,
  type Entry as HistoryEntry,
  type Explained,
  type Hash,
  type HistoryRow,
  type Kind as HistoryKind,
  type Recorded,
  type Stamp,
} from "./history/row";
export { LEDGER_BOOK, ledgerState, type LedgerState } from "./history/ledgerState";
export { keptState, type DerivedRead, type HistoryRead, type KeptBook, type KeptState } from "./history/kept";
export { type Chained } from "./history/chain";

// The cube: the same definitions over typed arrays
export { figureIn, fieldOf, type Axes, type Buffers, type Cube, type Into, type PerIndicator } from "./cube/cube";
export { axesOf, cubeFrom, cubeOf } from "./cube/build";
export { growthCube, shareCube, type NamedShare } from "./cube/ratios";
export { rankCube } from "./cube/rank";
export { gapCube } from "./cube/gap";

// The warehouse: the same definitions as SQL
export {
  DECIMAL_DIGITS,
  DISTRIBUTED,
  TABLE_NAMES,
  TABLES,
  WAREHOUSE_SCHEMA,
  type Cell,
  type Row,
  type TableName,
  type WarehouseRows,
} from "./warehouse/tables";
export { goldenScript } from "./warehouse/golden";
export {
  columnsQuery,
  countQuery,
  othersAmong,
  periodsQuery,
  resultsOfQuery,
  tableStatements,
  viewStatements,
  warehouseScript,
} from "./warehouse/script";

// Supervision: assignments, their states, registers, the calendar
export { daysBehind, daysLeft, light, type Holidays, type Light } from "./supervision/calendar";
export {
  STAGES,
  SUPERVISION_HISTORY_SHEET,
  SUPERVISION_SHEET,
  SUPERVISION_SHEETS,
  supervisionSheetsAmong,
  refusal,
  type EventKind,
  type Family,
  type Feedback,
  type ProjectStage,
  type Refusal,
  type RefusalReason,
  type Routine,
  type Stage,
} from "./model/supervision";
export {
  type Assignment,
  type Entrance,
  type Extension,
  type FeedbackEntry,
  type StageEntry,
} from "./supervision/assignment";
export {
  keyOf,
  REGISTER_NAMES,
  registerOf,
  REGISTERS,
  type Goal,
  type Household,
  type Item,
  type Project,
  type RegisterName,
  type RegisterRecord,
  type Task,
} from "./supervision/registers";
export {
  apply,
  EMPTY_REGISTER,
  fieldsOf,
  replay,
  type Applied,
  type Field,
  type Register,
  type Replayed,
  type SupervisionEvent,
} from "./supervision/register";
export { goalProgress, type GoalProgress } from "./supervision/goal";
export {
  cleanProjects,
  householdCount,
  listCounts,
  projectCounts,
  taskRates,
  type CleanCount,
  type HouseholdCount,
  type ListCount,
  type ProjectCounts,
  type Rate,
  type TaskRate,
} from "./supervision/rollup";
export {
  assignmentLight,
  datedLines,
  followed,
  goalFamilies,
  staleLines,
  unclearLines,
  UPDATE_DAYS,
  type AsOf,
  type Dated,
  type FamilyCount,
  type Followed,
  type GoalFollowed,
  type Stale,
  type Unclear,
  type UnitEntrance,
} from "./supervision/follow";
export { lastMonthEnd, movesBetween, type Move, type Stand } from "./supervision/moves";
export { routinesDue, type Round, type RoutineDue } from "./supervision/routine";
export { assessed, bottom, type Assessed } from "./supervision/assessment";
export { reportWarnings, type ReportWarning } from "./supervision/reporting";
export { accountProposals, type AccountProposal } from "./supervision/account";
export { holidaysIn } from "./supervision/holidays";
export {
  BY_LIGHT,
  boardOfUnit,
  supervisionBoard,
  unitsNamed,
  type BoardOptions,
  type CampaignShown,
  type Countdown,
  type SupervisionBoard,
  type UnitShown,
} from "./supervision/board";
export {
  registerOfRows,
  rowsUntil,
  supervised,
  type SupervisionRecorded,
  type SupervisionRow,
} from "./supervision/log";
export {
  otherColumns,
  registerEdits,
  registerSheet,
  SUPERVISION_BOOK,
  supervisionState,
  type RegisterEdit,
  type SupervisionState,
} from "./supervision/book";

// The story
export { columnsSayUnits, readingsOf, type ColumnReading, type TableReading } from "./readings";
export { monthly, readSheets, type Monthly, type MonthlyInput, type SheetsRead } from "./monthly";
export { board, partsOf, toNextPlace, type Board, type BoardInput, type BoardRow, type RankedBy } from "./board";
export { HISTORY_SHEET, historySheet, LEDGER_SHEET, ledgerSheet, readHistory } from "./history/ledgerSheets";
export { type Line } from "./history/lines";
export {
  departmentsOf,
  monthStage,
  senderOf,
  type DepartmentMonth,
  type DepartmentsInput,
  type MonthStage,
  type Progress,
} from "./departments";
export { bulletin, clausesOf, factsOf, OUTLINES, type BulletinInput } from "./bulletin";
export { formulaOfNumber, sourcesOfNumber, wordsOfNumber } from "./numbers";
export { driversOf, shareCaseOf, type Driver, type Drivers, type RegionInput, type ShareCase } from "./drivers";
export { assignmentProposals, checkOutcome, type AssignmentProposal } from "./supervising";
export { boardSections, datedDue, datedWords, goalLine, type Section } from "./supervisionReport";
export { accountWords, holidaysNote, reminderLines } from "./supervisionReminders";
export { moveWords, sinceWords } from "./supervisionMoves";
export { proofread, type ProofreadInput } from "./proofreading";
export { completionPath, prospectOf, type BackTest, type PathPoint, type Prospect } from "./prospect";

export { warehouseOf, type Warehouse, type WarehouseField } from "./warehousing";
export { type WarehouseResult } from "./warehouseResults";

// Report: numbers and sentences
export { checkWords, figuresRead, foldedWords, followsWords } from "./report/checkWords";
export { countsWords, verdictWords } from "./report/verdictWords";
export {
  digits,
  percent,
  points,
  pointsFigure,
  percentFormat,
  pointsFormat,
  amount,
  workedAmount,
  type NumberStyle,
  type GrowthStyle,
  growthWords,
} from "./report/number";
export { periodWords } from "./report/periodWords";
export { placeWords, reportedWords, standingWords } from "./report/placeWords";
export { doubtWords, evidenceWords, leftOutWords, meaningWords, witnessWords } from "./report/readingWords";
export { ruleTitle } from "./report/ruleWords";
export {
  growthSentence,
  type GrowthSentence,
  type Missing,
  type Piece,
  type ClauseText,
  type Sentence,
} from "./report/sentence";
export { ofLastYear } from "./report/targetWords";
export { firstFew } from "./report/firstFew";
export { ledgerWords, type LedgerWordsOptions } from "./report/ledgerWords";
export { address, message } from "./report/message";
export { quantity } from "./report/quantity";
export {
  proofCheckWords,
  proofExpectedWords,
  proofPlaceWords,
  proofQuote,
  proofTotals,
  proofWords,
} from "./report/proofWords";
export { mendOf, type Mend } from "./report/mend";
export {
  behindWords,
  deadlineWords,
  gapWords,
  goalWords,
  holidaysFaultWords,
  lightWords,
  refusalWords,
  toldWords,
  unitMessage,
} from "./report/supervisionWords";
