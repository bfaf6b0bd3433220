// The folds are by article, so that the second chain learns how far votes can be trusted.
#include "indexer/annotation/training/name_training.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "indexer/annotation/name_text.h"
#include "indexer/annotation/names.h"
#include "indexer/annotation/tagging/name_columns.h"
#include "indexer/annotation/tagging/name_tagger.h"
#include "indexer/annotation/training/chain_trainer.h"

namespace dateline::training {
namespace {

namespace label = tagging::name_label;
using tagging::NameText;
using tagging::NameVotes;
using tagging::TokenRange;

constexpr std::size_t kFolds = 5;

TrainingPlan plan_of(const NamePlan& plan, bool second) {
  TrainingPlan out;
  out.width = tagging::kNameWidth + (second ? tagging::kNameVotesWidth : 0);
  out.labels = label::kCount;
  out.may_follow = label::may_follow;
  out.may_begin = label::may_begin;
  out.may_end = label::may_end;
  out.bits = second ? plan.second_bits : plan.first_bits;
  out.penalty = plan.penalty;
  out.rate = plan.rate;
  out.epochs = plan.epochs;
  out.seed = plan.seed;
  out.verbose = true;
  return out;
}

// The labels of one stretch; a name that goes beyond it is cut so that the labels stay in order.
std::vector<std::uint8_t> labels_of(const PreparedNames& article, TokenRange stretch) {
  const auto from = article.labels.begin();
  std::vector<std::uint8_t> labels(from + stretch.begin, from + stretch.end);
  const auto open = [](std::uint8_t l) { return label::may_end(l) == false; };
  for (std::size_t i = 0;
       i < labels.size() && labels[i] != label::kNone && !label::begins(labels[i]); ++i)
    labels[i] = label::kNone;
  for (std::size_t i = labels.size(); i-- > 0;) {
    const bool last = i + 1 == labels.size();
    const bool broken = last ? open(labels[i]) : !label::may_follow(labels[i], labels[i + 1]);
    if (broken) labels[i] = label::kNone;
  }
  return labels;
}

std::vector<TrainingSequence> sequences_of(const PreparedNames& article, const NameVotes* votes) {
  std::vector<TrainingSequence> out;
  const std::vector<TokenRange> stretches = tagging::name_stretches(article.text);
  tagging::NameBlock block(article.text, votes);
  for (std::size_t done = 0; done < stretches.size();) {
    const std::size_t read = block.read(std::span(stretches).subspan(done));
    for (std::size_t s = 0; s < read; ++s) {
      TrainingSequence sequence;
      block.append_to(s, sequence.features);
      sequence.labels = labels_of(article, stretches[done + s]);
      out.push_back(std::move(sequence));
    }
    done += read;
  }
  return out;
}

tagging::LinearChain train_first(const std::vector<std::vector<TrainingSequence>>& articles,
                                 std::size_t fold, const NamePlan& plan) {
  std::vector<const TrainingSequence*> sequences;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    if (a % kFolds == fold) continue;
    for (const TrainingSequence& s : articles[a]) sequences.push_back(&s);
  }
  return train_chain(sequences, plan_of(plan, false));
}

}  // namespace

PreparedNames prepare_names(const NameArticle& article, const std::string& lang,
                            const annotation::Lexicon& lexicon, const tagging::WordTable& words) {
  const annotation::Reading reading(article.text, lang, lexicon.gazetteer());
  const std::vector<annotation::RolePhrase> roles = find_roles(reading);
  PreparedNames out;
  out.text = name_text(reading, roles, find_names(reading, roles), words);
  out.labels.assign(reading.size(), label::kNone);
  for (const GoldName& name : article.names) {
    std::size_t first = reading.tokens().token_at(name.span.begin), last = first;
    while (last < reading.size() &&
           reading.token(static_cast<annotation::TokenId>(last)).begin < name.span.end)
      ++last;
    for (std::size_t i = first; i < last; ++i) {
      const std::uint8_t place = last - first == 1 ? label::kAlone
                                 : i == first      ? label::kFirst
                                 : i + 1 == last   ? label::kLast
                                                   : label::kInner;
      const bool other = name.type == label::kOther;
      out.labels[i] = static_cast<std::uint8_t>(
          name.type + (other ? (i == first ? label::kFirst : label::kInner) : place));
    }
  }
  return out;
}

tagging::NameModel train_names(const std::vector<PreparedNames>& articles,
                               const tagging::WordTable& words, const NamePlan& plan) {
  std::vector<std::vector<TrainingSequence>> first(articles.size());
  for (std::size_t a = 0; a < articles.size(); ++a) first[a] = sequences_of(articles[a], nullptr);
  tagging::NameModel model;
  model.words = words;
  model.first = train_first(first, kFolds, plan);
  std::vector<NameVotes> votes(articles.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const tagging::LinearChain held_out = train_first(first, fold, plan);
    for (std::size_t a = fold; a < articles.size(); a += kFolds)
      votes[a] = count_votes(articles[a].text, label_names(held_out, articles[a].text, nullptr));
  }
  first.clear();
  std::vector<TrainingSequence> second;
  for (std::size_t a = 0; a < articles.size(); ++a)
    for (TrainingSequence& s : sequences_of(articles[a], &votes[a])) second.push_back(std::move(s));
  std::vector<const TrainingSequence*> order;
  order.reserve(second.size());
  for (const TrainingSequence& s : second) order.push_back(&s);
  model.second = train_chain(order, plan_of(plan, true));
  return model;
}

NameScore score_names(const tagging::NameModel& model, const std::vector<PreparedNames>& articles) {
  NameScore score;
  const tagging::NameTagger tagger(std::make_shared<const tagging::NameModel>(model));
  for (const PreparedNames& article : articles) {
    const auto found = tagger.tag(article.text);
    const auto gold = tagging::names_of_labels(article.labels);
    for (const auto& name : found) score.found += name.type != label::kOther ? 1U : 0U;
    for (const auto& name : gold) {
      if (name.type == label::kOther) continue;
      ++score.gold;
      score.right += std::any_of(found.begin(), found.end(),
                                 [&](const auto& f) {
                                   return f.type == name.type &&
                                          f.tokens.begin == name.tokens.begin &&
                                          f.tokens.end == name.tokens.end;
                                 })
                         ? 1U
                         : 0U;
    }
  }
  return score;
}

}  // namespace dateline::training
