# Growth, share, gap and place of the nation in data.table; words on stdin, a line on stdout for each.
suppressMessages(library(data.table))
given <- commandArgs(trailingOnly = TRUE)
folder <- given[1]
numbers <- as.integer(given[-1])
regions <- numbers[1]; months <- numbers[2]; indicators <- numbers[3]
lag <- numbers[4]; part <- numbers[5]; whole <- numbers[6]
n <- regions * months * indicators
column <- function(name, size) {
  values <- readBin(file.path(folder, name), "double", size)
  values[is.nan(values)] <- NA_real_
  values
}
sums <- function(name, values, i) {
  known <- !is.na(values)
  told <- c(sum(known), sum(values[known]), sum(values[known] * (i[known] %% 97 + 1)))
  sprintf('"%s %s":%.17g', name, c("numbers", "sum", "weighted"), told)
}
words <- file("stdin", "r")
while (length(word <- readLines(words, 1)) > 0) {
  if (word == "load") {
    input <- data.table(i = seq_len(n) - 1L, value = column("values", n), tenths = column("tenths", n))
    input[, `:=`(region = i %% regions, month = i %/% regions %% months, indicator = i %/% (regions * months))]
    targets <- column("targets", indicators)
    # Ordered by region and month in each indicator: then a lag is a shift of the whole column.
    setkey(input, indicator, region, month)
  } else if (word == "run") {
    base <- shift(input$value, lag)
    growth <- fifelse(input$month >= lag & base > 0, (input$value - base) / base, NA_real_)
    wholes <- input[indicator == whole, value]
    share <- fifelse(wholes > 0, input[indicator == part, value] / wholes, NA_real_)
    gap <- input$value - targets[input$indicator + 1L]
    # One radix order of all fields, missing last in each; the place of the first of equals for all of them.
    ordered <- input[order(indicator, month, -tenths, na.last = TRUE), which = TRUE]
    field <- input$indicator[ordered] * months + input$month[ordered]
    tenths <- input$tenths[ordered]
    at <- seq_len(n)
    new <- c(TRUE, field[-1] != field[-n])
    changed <- new | c(TRUE, is.na(tenths[-1]) | tenths[-1] != tenths[-n])
    places <- cummax(at * changed) - cummax(at * new) + 1L
    place <- integer(n)
    place[ordered] <- fifelse(is.na(tenths), NA_integer_, places)
  } else if (word == "digest") {
    shares <- input[indicator == part, i] - part * months * regions
    all <- c(sums("growth", growth, input$i), sums("share", share, shares), sums("gap", gap, input$i), sums("place", as.numeric(place), input$i))
    cat("{", paste(all, collapse = ","), "}\n", sep = "")
    next
  }
  cat("done\n")
}
