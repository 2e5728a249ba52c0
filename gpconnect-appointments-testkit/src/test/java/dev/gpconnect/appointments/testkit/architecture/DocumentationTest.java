package dev.gpconnect.appointments.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public type and member says what it is. The compiler checks how such comments are written, and would ask for tags
 * that only repeat a name if it were also asked to see that they are there.
 */
final class DocumentationTest {

    @ParameterizedTest
    @ValueSource(strings = {"core", "okhttp", "testkit"})
    void publicApi_isDocumented(String module) throws IOException {
        Path sources = Path.of("..", "gpconnect-appointments-" + module, "src", "main", "java");
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(files).isNotEmpty();
        assertThat(undocumented(files)).isEmpty();
    }

    private static List<String> undocumented(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Scanner scanner = new Scanner(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return scanner.undocumented;
        }
    }

    private static final class Scanner extends TreePathScanner<Object, Object> {

        private final DocTrees trees;
        private final List<String> undocumented = new ArrayList<>();

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Object visitClass(ClassTree type, Object nothing) {
            if (isShown(type.getModifiers())) {
                check(type.getSimpleName().toString());
                return super.visitClass(type, nothing);
            }
            return null;
        }

        @Override
        public Object visitMethod(MethodTree method, Object nothing) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isShown(method.getModifiers()) && !overrides) {
                check(method.getName().toString());
            }
            return null;
        }

        @Override
        public Object visitVariable(VariableTree field, Object nothing) {
            boolean isRecordComponent =
                    getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isShown(field.getModifiers()) && !isRecordComponent) {
                check(field.getName().toString());
            }
            return null;
        }

        private boolean isShown(ModifiersTree modifiers) {
            Tree around = getCurrentPath().getParentPath().getLeaf();
            boolean inInterface = around.getKind() == Tree.Kind.INTERFACE;
            return (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE))
                    || modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED);
        }

        private void check(String name) {
            TreePath path = getCurrentPath();
            DocCommentTree comment = trees.getDocCommentTree(path);
            if (comment == null) {
                undocumented.add(path.getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }
    }
}
