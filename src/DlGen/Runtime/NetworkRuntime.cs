using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// What a generated class calls: its parameters and buffers, training, prediction and files. Nothing in it depends on the network's
/// layers; the formulas are in the generated <see cref="Computation{T}"/>.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkRuntime<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InferencePool<T> inference;
    private TrainingBuffers<T>? training;
    private RandomStep randomStep;

    /// <summary>Creates a network with initial parameters drawn from <paramref name="seed"/>.</summary>
    public NetworkRuntime(NetworkModel<T> model, int seed)
        : this(model)
    {
        model.Initialize(ParameterArena, seed);
        Seed = seed;
        GC.KeepAlive(ParameterArena);
    }

    private NetworkRuntime(NetworkModel<T> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        InputSize = Lengths.Product(model.InputShape);
        Heads = new HeadModel[model.Heads.Count];
        for (int head = 0; head < Heads.Length; head++)
        {
            Heads[head] = model.Heads[head];
            OutputSize += Heads[head].Size;
        }

        ClassifyingHead = Array.FindIndex(Heads, static head => head.Classes > 0);
        ParameterArena = new Arena<T>(model.ParameterLength);
        Parameter<T>[] state = CreateState();
        State = state;
        Parameters = Array.FindAll(state, static parameter => !parameter.Model.IsStatistic);
        Statistics = Array.FindAll(state, static parameter => parameter.Model.IsStatistic);
        layers = new object?[model.Layers.Count];
        inference = new InferencePool<T>(this);
    }

    /// <summary>What is known about the network at compile time.</summary>
    public NetworkModel<T> Model { get; }

    /// <summary>
    /// Where the random numbers of training come from, such as those of dropout: which are drawn depends on this seed and on the
    /// number of training steps and forward passes since it was set. It is the seed that the network was created with, and 0
    /// for one that was loaded.
    /// </summary>
    public int Seed
    {
        get => randomStep.Seed;
        set => randomStep = new RandomStep(value, 0);
    }

    /// <summary>How many scalars the input of an example has.</summary>
    public int InputSize { get; }

    /// <summary>How many scalars the outputs of an example have, of all heads together.</summary>
    public int OutputSize { get; }

    /// <summary>The model's heads, as an array.</summary>
    internal HeadModel[] Heads { get; }

    /// <summary>The number of the first head whose targets are classes, which accuracies are about; −1 where there is none.</summary>
    internal int ClassifyingHead { get; }

    /// <summary>How many of these rows, or of their positions, the <see cref="ClassifyingHead"/> doesn't leave out.</summary>
    internal int CountClassified(Dataset data, ReadOnlySpan<int> rows) => data.CountPositions(rows, Heads[ClassifyingHead], ClassifyingHead);

    internal Arena<T> ParameterArena { get; }

    /// <summary>How many scalars of the arena learn, padding included; they lie before the others.</summary>
    internal int TrainedLength => (int)(Model.TrainedLength ?? Model.ParameterLength);

    /// <summary>The random numbers that the next training step draws.</summary>
    internal RandomStep RandomStep => randomStep;

    /// <summary>
    /// Whether forward passes leave no trace: they draw the same random numbers again, and running statistics stay. The finite
    /// differences of a loss need that: they must be those of one function.
    /// </summary>
    internal bool IsHeld { get; set; }

    /// <summary>How many rows an example has in the input matrix: a linear layer on [T, D] works position by position.</summary>
    internal int RowsPerInput => Model.InputShape.Count == 2 ? Model.InputShape[0] : 1;

    /// <summary>Creates a second network with the same parameters, independent of this one from then on.</summary>
    public NetworkRuntime<T> Clone()
    {
        var clone = new NetworkRuntime<T>(Model);
        ParameterArena.Span.CopyTo(clone.ParameterArena.Span);
        clone.randomStep = randomStep;
        clone.Preprocessing = Preprocessing;
        foreach ((Origin origin, RowSet rows) in trained)
        {
            clone.trained.Add(origin, rows.Copy());
        }

        GC.KeepAlive(ParameterArena);
        return clone;
    }

    /// <summary>Goes on with the random numbers of another training.</summary>
    /// <param name="next">Those of the next step.</param>
    internal void ResumeRandomSteps(RandomStep next) => randomStep = next;

    /// <summary>Begins a training step, and returns the random numbers that it draws and no other step does.</summary>
    internal RandomStep BeginRandomStep()
    {
        RandomStep step = randomStep;
        if (!IsHeld)
        {
            randomStep = step.Next;
        }

        return step;
    }

    /// <summary>How many scalars the inputs of a number of examples take in an arena.</summary>
    internal long InputLength(int examples) => Matrix<T>.Length((long)examples * RowsPerInput, InputSize / RowsPerInput);

    /// <summary>The inputs of a number of examples in an arena of <see cref="InputLength"/>.</summary>
    internal ExampleRows<T> InputRows(Arena<T> inputs, int examples) =>
        new(inputs.Matrix(0, examples * RowsPerInput), RowsPerInput, InputSize / RowsPerInput);

    /// <summary>
    /// How many threads a piece of work is worth. Each meeting costs about a tenth of a microsecond, so a thread needs some 100,000
    /// multiply-adds (a few microseconds) to be a gain. More threads than cores never are a gain: they wait for each other at every
    /// meeting. The result is the same for any number.
    /// </summary>
    /// <param name="requested">The maximum number; 0 for all cores.</param>
    /// <param name="examples">How many examples are computed together.</param>
    internal int UsefulThreads(int requested, long examples)
    {
        const long multiplyAddsPerThread = 100_000;
        long worth = Model.MultiplyAdds * examples / multiplyAddsPerThread;
        return (int)Math.Clamp(worth, 1, requested == 0 ? Team.DefaultThreads : Math.Min(requested, Team.MostThreads));
    }

    private static int CheckThreads(int threads) => threads >= 0
        ? threads
        : throw new ArgumentOutOfRangeException(
            nameof(threads), threads, Invariant($"threads is {threads}; it must be 0 (all cores) or more."));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
