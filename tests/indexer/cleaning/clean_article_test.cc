// The whole way, from a record to an article.
#include "indexer/cleaning/clean_article.h"

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

CleaningSettings settings() {
  CleaningSettings made;
  made.country_of_place = [](std::string_view place) {
    return std::string(place == "ANKARA" ? "TR" : "");
  };
  made.country_of_name = [](std::string_view name) {
    return std::string(name == "west-germany" ? "DE" : "");
  };
  made.country_of_outlet = [](std::string_view source, std::string_view host) {
    return std::string(source == "Arvena Post" && host == "post.example" ? "AT" : "");
  };
  return made;
}

news::Article cleaned(formats::RawArticle raw) {
  auto result = Cleaner(settings()).clean(std::move(raw));
  if (const auto* reason = std::get_if<std::string>(&result)) {
    ADD_FAILURE() << *reason;
    return {};
  }
  return std::get<news::Article>(result);
}

formats::RawArticle sample() {
  formats::RawArticle raw;
  raw.place.input = "feed.jsonl";
  raw.url = "https://post.example/2020/06/08/bridge";
  raw.title = "Minister opens\n bridge &amp; road";
  raw.body =
      "Minister opens bridge & road\n\nBy Ada Brill\n\nANKARA, (XY) – The minister opened the "
      "bridge on Monday.\n\n"
      "“It is safe,” he said. Follow us on Telegram @post\n\nRead more: Road to the north\n\n© "
      "2020 Arvena Post";
  raw.source = "Arvena Post";
  raw.tags = {"bridges, roads"};
  raw.countries = {"west-germany", "usa", "usa"};
  raw.extras = "{\"words\":20}";
  return raw;
}

TEST(CleanArticle, AllFields) {
  const news::Article article = cleaned(sample());
  EXPECT_EQ(article.input, "feed.jsonl");
  EXPECT_EQ(article.id, "https://post.example/2020/06/08/bridge");
  EXPECT_EQ(article.title, "Minister opens bridge & road");
  EXPECT_EQ(article.body, "The minister opened the bridge on Monday.\n\n“It is safe,” he said.");
  EXPECT_EQ(article.dateline.place, "ANKARA");
  EXPECT_EQ(article.dateline.agency, "XY");
  EXPECT_EQ(article.dateline.country, "TR");
  EXPECT_EQ(article.date, "2020-06-08");
  EXPECT_EQ(article.date_from, news::DateSource::url);
  EXPECT_EQ(article.source_country, "AT");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Ada Brill"});
  EXPECT_EQ(article.tags, (std::vector<std::string>{"bridges", "roads"}));
  EXPECT_EQ(article.countries_given, (std::vector<std::string>{"DE", "usa"}));
  EXPECT_EQ(article.extras, "{\"words\":20}");
  EXPECT_EQ(article.fingerprint.size(), 32U);
  EXPECT_EQ(article.story.size(), 16U);
}

TEST(CleanArticle, DatesFromTheBestPlace) {
  formats::RawArticle raw = sample();
  raw.date = "2020-06-07";
  EXPECT_EQ(cleaned(raw).date_from, news::DateSource::record);
  raw.date = "2020-02-31";
  EXPECT_EQ(cleaned(raw).date_from, news::DateSource::url);
  raw.url.clear();
  raw.dateline = "ANKARA, May 5, 2020 -";
  news::Article article = cleaned(raw);
  EXPECT_EQ(article.date, "2020-05-05");
  EXPECT_EQ(article.date_from, news::DateSource::dateline);
  raw.dateline = "ANKARA, May 5 -";
  article = cleaned(raw);
  EXPECT_EQ(article.date, "");
  EXPECT_EQ(article.date_from, news::DateSource::none);
}

TEST(CleanArticle, Identity) {
  formats::RawArticle raw = sample();
  raw.id = "a-1";
  EXPECT_EQ(cleaned(raw).id, "a-1");
  raw.id.clear();
  raw.url.clear();
  const std::string hash = cleaned(raw).id;
  EXPECT_EQ(hash.size(), 32U);
  raw.tags.clear();
  EXPECT_EQ(cleaned(raw).id, hash);
  raw.title += "!";
  EXPECT_NE(cleaned(raw).id, hash);
}

TEST(CleanArticle, LanguageAndSourceOfTheRun) {
  CleaningSettings made = settings();
  made.lang = "German";
  made.source = "Arvena Post";
  const Cleaner cleaner(made);
  formats::RawArticle raw;
  raw.title = "Brücke";
  auto article = std::get<news::Article>(cleaner.clean(formats::RawArticle(raw)));
  EXPECT_EQ(article.lang, "de");
  EXPECT_EQ(article.source, "Arvena Post");
  EXPECT_NE(article.id, cleaned(raw).id) << "without an id, the source is part of it";
  raw.lang = "en-GB";
  raw.source = "Other";
  article = std::get<news::Article>(cleaner.clean(formats::RawArticle(raw)));
  EXPECT_EQ(article.lang, "en");
  EXPECT_EQ(article.source, "Other");
}

TEST(CleanArticle, LanguageIsDetected) {
  formats::RawArticle raw;
  raw.body =
      "Der Bürgermeister hat am Montag die Brücke eröffnet, und der Verkehr rollt seit dem Mittag "
      "wieder.";
  EXPECT_EQ(cleaned(raw).lang, "de");
}

TEST(CleanArticle, MarkupInBodies) {
  formats::RawArticle raw;
  raw.body =
      "<p>The mayor&#8217;s <b>bridge</b> is open.</p><p>&ldquo;At last,&rdquo; she said.</p>";
  EXPECT_EQ(cleaned(raw).body, "The mayor’s bridge is open.\n\n“At last,” she said.");
}

TEST(CleanArticle, ABodyThatIsOnlyItsTitleStays) {
  formats::RawArticle raw;
  raw.title = "The mayor opened the bridge.";
  raw.body = "The mayor opened the bridge.";
  EXPECT_EQ(cleaned(raw).body, raw.body);
}

TEST(CleanArticle, Rejections) {
  const Cleaner cleaner(settings());
  const auto reason = [&cleaner](formats::RawArticle raw) {
    auto result = cleaner.clean(std::move(raw));
    const auto* text = std::get_if<std::string>(&result);
    return text != nullptr ? *text : std::string("accepted");
  };
  formats::RawArticle raw;
  EXPECT_EQ(reason(raw), "neither title nor body");
  raw.body = " \n\x01 ";
  EXPECT_EQ(reason(raw), "neither title nor body");
  raw.body = "Text.";
  EXPECT_EQ(reason(raw), "accepted");
  raw.id = std::string(1024, 'x');
  EXPECT_EQ(reason(raw), "accepted");
  raw.id += 'x';
  EXPECT_EQ(reason(raw), "id longer than 1 KiB");
  raw.id = "x";
  raw.body = std::string((16U << 20U) + 1, 'x');
  EXPECT_EQ(reason(raw), "text larger than 16 MiB");
}

TEST(CleanArticle, CleaningACleanBodyChangesNothing) {
  const news::Article once = cleaned(sample());
  formats::RawArticle again;
  again.body = once.body;
  EXPECT_EQ(cleaned(again).body, once.body);
}

}  // namespace
}  // namespace dateline::cleaning
