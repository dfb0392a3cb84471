using DlGen.Kernels;
using DlGen.Peers.Measuring;

namespace DlGen.Peers.Contenders;

/// <summary>Multiply-adds on registers alone, in turn with the kernels: what disturbs a kernel disturbs them as well.</summary>
internal sealed class MultiplyAdds(int threads) : SteppedContender("multiply-adds"), ITeamJob
{
    private readonly float[] sums = new float[threads];

    /// <summary>Of all threads.</summary>
    public double FlopsPerStep => threads * FmaPeak.FlopsOfRun;

    public override float[] Result()
    {
        Run(1);
        return sums;
    }

    void ITeamJob.Run(Worker worker) => sums[worker.Index] = FmaPeak.Run();

    protected override void Run(long steps)
    {
        for (; steps > 0; steps--)
        {
            Team.Run(this, threads);
        }
    }
}
