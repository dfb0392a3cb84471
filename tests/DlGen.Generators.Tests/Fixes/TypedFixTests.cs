using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Fixes;

/// <summary>Fixes are offered while one types, on half of a file.</summary>
public class TypedFixTests
{
    private const string File = """
        using DlGen;

        // A network with much to fix.
        [Network(1, 8, 8, Loss = Loss.CrossEntropy)]
        [Linear(16), /* here */ Linear(8, Initialization = Initialization.Zero), Dropout, BatchNorm, Relu, ReLU]
        [Dense(units: 4)] // to classes
        [Softmax]
        public abstract class Net(int size) { }

        [Mlp(4, 8, 8, 1, Activation = Activation.Identity, HuberDelta = 2f)]
        static record Other;
        """;

    [Fact]
    public void Fixes_OfEveryPrefix_DontThrow()
    {
        int applied = 0;
        for (int length = 0; length <= File.Length; length++)
        {
            FixRun run = FixRun.Of(File[..length]);
            foreach (OfferedFix fix in run.Offered())
            {
                Assert.NotEqual(File[..length], Assert.Single(run.After(fix)));
                Assert.NotNull(run.AfterAll(fix.Key));
                applied++;
            }
        }

        Assert.True(applied > 100, $"Only {applied} fixes were applied.");
    }
}
