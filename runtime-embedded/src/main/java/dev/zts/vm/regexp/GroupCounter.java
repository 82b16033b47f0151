package dev.zts.vm.regexp;

/** A first pass over a pattern: its capturing groups, which back references before them need. */
final class GroupCounter {
    private int groups;
    private boolean anyNamed;

    GroupCounter(String pattern, boolean nestedClasses) {
        int classes = 0;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '[' -> classes = nestedClasses ? classes + 1 : 1;
                case ']' -> classes = Math.max(0, classes - 1);
                case '(' -> {
                    if (classes == 0) {
                        open(pattern, i + 1);
                    }
                }
                default -> {}
            }
        }
    }

    private void open(String pattern, int inside) {
        if (!pattern.startsWith("?", inside)) {
            groups++;
        } else if (pattern.startsWith("?<", inside)
                && !pattern.startsWith("?<=", inside)
                && !pattern.startsWith("?<!", inside)) {
            groups++;
            anyNamed = true;
        }
    }

    int groups() {
        return groups;
    }

    boolean anyNamed() {
        return anyNamed;
    }
}
