// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/name_groups.h"

#include <QTest>

#include <string>
#include <vector>

using seedbed::parity::group_names;
using Names = std::vector<std::string>;

class NameGroupsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void groups() {
        QCOMPARE(group_names({}), Names());
        QCOMPARE(group_names({"velocity"}), Names{"velocity"});
        QCOMPARE(group_names({"a.x", "a.y", "b.x"}), (Names{"a.{x, y}", "b.x"}));
        QCOMPARE(group_names({"p.a.i", "p.a.s", "p.b.i", "p.b.s", "p.c.i"}),
                 (Names{"p.{c.i, {a, b}.{i, s}}"}));
        QCOMPARE(group_names({"t.a", "t.b", "t.h.1", "t.h.2"}), Names{"t.{a, b, h.{1, 2}}"});
        QCOMPARE(group_names({"s.20.x", "s.4.x", "s.50.x"}), Names{"s.{4, 20, 50}.x"});
        QCOMPARE(group_names({"te.last", "te", "te.pooled"}), Names{"te[.{last, pooled}]"});
    }
};

QTEST_GUILESS_MAIN(NameGroupsTest)
#include "name_groups_test.moc"
