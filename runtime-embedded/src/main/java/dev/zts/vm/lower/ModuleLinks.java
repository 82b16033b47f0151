package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.BIND_IMPORT;
import static dev.zts.vm.bytecode.Opcode.EXPORT_NAME;
import static dev.zts.vm.bytecode.Opcode.IMPORT_DEFAULT;
import static dev.zts.vm.bytecode.Opcode.IMPORT_MODULE;
import static dev.zts.vm.bytecode.Opcode.IMPORT_NAME;
import static dev.zts.vm.bytecode.Opcode.IMPORT_NAMESPACE;
import static dev.zts.vm.bytecode.Opcode.PUSH_BINDING;

import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.bytecode.Unit.Export;
import dev.zts.vm.bytecode.Unit.Request;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a module imports and exports: as lists for the linker and as the code of its link part. */
final class ModuleLinks {

    private static final String DEFAULT = "default";

    /** Where a top-level name comes from that is imported. */
    private record Imported(int request, @Nullable String name) {}

    private final UnitLowering unit;
    private final Body body;
    private final List<Request> requests = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final Map<String, Imported> imported = new HashMap<>();

    ModuleLinks(UnitLowering unit, Body body) {
        this.unit = unit;
        this.body = body;
    }

    List<Request> requests() {
        return requests;
    }

    List<Export> exports() {
        return exports;
    }

    void imports(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Ast.ImportDeclaration declaration -> imports(declaration);
                case Ast.ExportFrom export -> request(export.request());
                case Ast.ExportAll export -> request(export.request());
                default -> {}
            }
        }
    }

    private void imports(Ast.ImportDeclaration declaration) {
        int request = request(declaration.request());
        for (Ast.ImportBinding binding : declaration.bindings()) {
            String name =
                    switch (binding) {
                        case Ast.ImportName named -> named.imported();
                        case Ast.ImportNamespace _ -> null;
                    };
            body.asm.at(binding.start());
            pushImport(request, name);
            body.asm.emit(BIND_IMPORT, binding.local().name());
            imported.put(binding.local().name(), new Imported(request, name));
        }
    }

    /** Pushes the binding another module exports, or one of its namespace. */
    private void pushImport(int request, @Nullable String name) {
        body.asm.emitConstant(IMPORT_MODULE, request);
        if (name == null) {
            body.asm.emit(IMPORT_NAMESPACE);
        } else if (name.equals(DEFAULT)) {
            body.asm.emit(IMPORT_DEFAULT);
        } else {
            body.asm.emitConstant(IMPORT_NAME, name);
        }
    }

    private int request(Ast.ModuleRequest node) {
        String type = "";
        for (Ast.ImportAttribute attribute : node.attributes()) {
            if (!attribute.key().equals("type")) {
                throw unit.problem(
                        attribute.start(), "Unknown import attribute '" + attribute.key() + "'");
            }
            type = attribute.value();
        }
        for (int i = 0; i < requests.size(); i++) {
            Request known = requests.get(i);
            if (known.specifier().equals(node.specifier()) && known.type().equals(type)) {
                return i;
            }
        }
        requests.add(new Request(node.specifier(), type, node.start()));
        return requests.size() - 1;
    }

    void exports(List<Statement> statements) {
        for (Statement statement : statements) {
            body.asm.at(statement.start());
            switch (statement) {
                case Ast.ExportNames export ->
                        export.names().forEach(n -> exportOwn(n.exported(), n.local()));
                case Ast.ExportFrom export -> {
                    int request = request(export.request());
                    for (Ast.ExportName name : export.names()) {
                        pushImport(request, name.local());
                        body.asm.emitConstant(EXPORT_NAME, name.exported());
                        exports.add(new Export(name.exported(), null, request, name.local()));
                    }
                }
                case Ast.ExportAll export -> exportAll(export);
                case Ast.ExportDeclaration export -> exportDeclared(export.declaration());
                case Ast.ExportDefaultFunction export ->
                        exportOwn(DEFAULT, Scopes.nameOf(export.function().name()));
                case Ast.ExportDefaultClass export ->
                        exportOwn(DEFAULT, Scopes.nameOf(export.classNode().name()));
                case Ast.ExportDefaultExpression _ -> exportOwn(DEFAULT, Unit.DEFAULT_BINDING);
                default -> {}
            }
        }
    }

    /** An import that is exported again counts as exported from where it comes (16.2.1.6). */
    private void exportOwn(String name, String local) {
        body.asm.emit(PUSH_BINDING, local);
        body.asm.emitConstant(EXPORT_NAME, name);
        Imported from = imported.get(local);
        exports.add(
                from == null
                        ? new Export(name, local, -1, null)
                        : new Export(name, null, from.request(), from.name()));
    }

    private void exportAll(Ast.ExportAll export) {
        int request = request(export.request());
        String name = export.exported();
        if (name != null) {
            pushImport(request, null);
            body.asm.emitConstant(EXPORT_NAME, name);
        }
        exports.add(new Export(name, null, request, null));
    }

    private void exportDeclared(Statement declaration) {
        switch (declaration) {
            case Ast.VariableDeclaration variables ->
                    variables
                            .declarators()
                            .forEach(
                                    d -> DeclaredNames.ofPattern(d.target(), n -> exportOwn(n, n)));
            case Ast.FunctionDeclaration function -> {
                String name = Scopes.nameOf(function.function().name());
                exportOwn(name, name);
            }
            case Ast.ClassDeclaration node -> {
                String name = Scopes.nameOf(node.classNode().name());
                exportOwn(name, name);
            }
            default -> throw new AssertionError("not a declaration: " + declaration);
        }
    }
}
