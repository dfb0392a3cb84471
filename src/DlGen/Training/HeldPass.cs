using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>The passes of the last batch once more, with the same random numbers and without a trace: to find out what has gone wrong in it.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="network">The network.</param>
/// <param name="buffers">What holds the batch.</param>
/// <param name="batch">How many examples it has.</param>
internal sealed class HeldPass<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, int batch) : ITeamJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LoopJob<T> job = new(network);
    private readonly Arena<T> gradients = new(network.ParameterArena.Length);

    /// <summary>The gradients of the parameters that the backward pass has left.</summary>
    public Arena<T> Gradients => gradients;

    /// <summary>How many examples the batch has.</summary>
    public int Batch => batch;

    /// <summary>The computation.</summary>
    public Computation<T> Computation => buffers.Computation;

    public void Forward()
    {
        bool held = network.IsHeld;
        network.IsHeld = true;
        job.Forward(buffers, batch);
        network.IsHeld = held;
    }

    /// <summary>The loss of the forward pass.</summary>
    public double Loss() => job.Loss();

    /// <summary>The backward pass on the calling thread, after <see cref="Loss"/>.</summary>
    /// <param name="onPhase">Called after each of its phases.</param>
    public void Backward(Action onPhase)
    {
        new Crew(1, onPhase).Run(this, spin: false);
        onPhase();
    }

    void ITeamJob.Run(Worker worker)
    {
        var body = new Body(this, worker);
        Simd.Dispatch<T, Body>(ref body);
    }

    private readonly struct Body(HeldPass<T> pass, Worker worker) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> =>
            pass.Computation.Backward<TVector, StoreGradient<T>>(pass.Inputs, pass.Batch, new StoreGradient<T>(pass.Gradients), worker);
    }

    private Matrix<T> Inputs => buffers.Inputs.Matrix;
}
